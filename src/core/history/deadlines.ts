// When announced changes were to take effect: by it, the change log knows which of them are overdue.

import { compareText } from "../problem.ts";
import type { Definition, Upcoming, UtcTime } from "../registry/definition.ts";
import { announceableIn } from "../registry/part-ids.ts";
import { announcedAfterEnd } from "../registry/retirement.ts";
import { hasCome, withSeconds } from "../time.ts";

/** What an announcement is about, and for when: one that is amended can be overdue once more. */
export function deadlineKey({ notice, kind, id, effectiveAt }: Upcoming): string {
  return `${notice} ${kind} ${id} ${withSeconds(effectiveAt)}`;
}

/** The announcements of a definition that have not taken effect, except those that were `reported` overdue. */
export function awaited(definition: Definition, reported: ReadonlySet<string>): Upcoming[] {
  const { upcoming } = definition;
  if (!upcoming) return [];
  // What was announced for the time after its end never comes.
  const moot = announcedAfterEnd(definition);
  return upcoming
    .filter(announceableIn(definition))
    .filter((it) => !moot.includes(it) && !reported.has(deadlineKey(it)));
}

/** The next deadline of each coalition. Asking which have come costs next to nothing while none has. */
export class Deadlines {
  readonly #times = new Map<string, UtcTime>();
  #earliest: UtcTime | undefined;

  /** Takes a coalition's definition as it stands now, in place of the one before. */
  set(coalition: string, definition: Definition, reported: ReadonlySet<string>): void {
    const [first] = awaited(definition, reported)
      .map(({ effectiveAt }) => withSeconds(effectiveAt))
      .sort(compareText);
    if (first === undefined) this.#times.delete(coalition);
    else {
      this.#times.set(coalition, first);
      if (this.#earliest === undefined || first < this.#earliest) this.#earliest = first;
    }
  }

  /** The coalitions with a deadline that is `now` or before it, sorted. */
  due(now: UtcTime): string[] {
    if (this.#earliest === undefined || this.#earliest > withSeconds(now)) return [];
    const times = [...this.#times];
    this.#earliest = times.map(([, time]) => time).sort(compareText)[0];
    return times
      .filter(([, time]) => hasCome(time, now))
      .map(([coalition]) => coalition)
      .sort(compareText);
  }
}
