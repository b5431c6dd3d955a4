// When announced changes take effect. The change log finds the overdue ones with it.

import { compareText } from "../problem.ts";
import type { Definition, Upcoming, UtcTime } from "../registry/definition.ts";
import { announceableIn } from "../registry/part-ids.ts";
import { announcedAfterEnd } from "../registry/retirement.ts";
import { hasCome, withSeconds } from "../time.ts";

/** Identifies an announcement and its time: one that is moved to another time can become overdue again. */
export function deadlineKey({ notice, kind, id, effectiveAt }: Upcoming): string {
  return `${notice} ${kind} ${id} ${withSeconds(effectiveAt)}`;
}

/** The announcements of a definition that are pending and were not `reported` as overdue. */
export function awaited(definition: Definition, reported: ReadonlySet<string>): Upcoming[] {
  const { upcoming } = definition;
  if (!upcoming) return [];
  // Changes announced for after its retirement never happen.
  const moot = announcedAfterEnd(definition);
  return upcoming
    .filter(announceableIn(definition))
    .filter((it) => !moot.includes(it) && !reported.has(deadlineKey(it)));
}

/** The next deadline of each coalition. While none is due, checking is nearly free. */
export class Deadlines {
  readonly #times = new Map<string, UtcTime>();
  #earliest: UtcTime | undefined;

  /** Replaces a coalition's definition with its current one. */
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

  /** The coalitions with a deadline at or before `now`, sorted. */
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
