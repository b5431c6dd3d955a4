// Whether what is announced will break integrators, by what the log knew at an entry.

import type { Change, ChangeKind } from "../changes/change.ts";
import { groupBy } from "../group-by.ts";
import type { Id, Upcoming, UtcTime } from "../registry/definition.ts";
import type { Part } from "../registry/parts.ts";
import { withSeconds } from "../time.ts";
import type { Entry } from "./entry.ts";
import type { IdSpan } from "./id-spans.ts";

/** The fingerprints that announcements of one coalition led to, entry by entry. */
export class NextFingerprints {
  readonly #spans: ReadonlyMap<UtcTime, IdSpan[]>;

  constructor(ids: readonly IdSpan[]) {
    this.#spans = groupBy(
      ids.filter(({ kind }) => kind === "next-fingerprint"),
      ({ announcement }) => announcement?.effectiveAt ?? "",
    );
  }

  /** As the entry `seq` had it for that time; undefined where the fingerprint stays, or was not known. */
  at(time: UtcTime, seq: number): Id | undefined {
    const spans = this.#spans.get(withSeconds(time)) ?? [];
    return spans.find(({ from, until }) => from <= seq && (until === undefined || seq < until))?.id;
  }
}

/** `moves`: whether another fingerprint follows for that time. */
export function willBreak({ kind }: Upcoming, of: Part | undefined, moves: boolean): boolean {
  if (moves || kind === "stable-id") return true;
  // A module under which the fingerprint stays is not folded, and breaks nobody but those who use it.
  return (kind === "retirement" || kind === "fingerprint") && of?.class !== "module";
}

const OF_ANNOUNCEMENT: ReadonlySet<ChangeKind> = new Set<ChangeKind>([
  "announced",
  "amended",
  "announcement-withdrawn",
  "overdue",
]);

/** Each says that a time, or a constant, for which people prepare is another than they know. */
const ALWAYS: ReadonlySet<ChangeKind> = new Set<ChangeKind>([
  "next-fingerprint-changed",
  "retirement-amended",
  "retirement-withdrawn",
]);

/** Whether an entry says that a break ahead comes, comes in another way, or does not come. */
export function isAboutBreakAhead({ seq, changes }: Entry, next: () => NextFingerprints): boolean {
  const isOfBreak = ({ kind, before, after, of }: Change): boolean => {
    if (ALWAYS.has(kind)) return true;
    if (!OF_ANNOUNCEMENT.has(kind)) return false;
    return ([before, after] as (Upcoming | null)[]).some((it) => {
      if (!it) return false;
      const moves = [seq - 1, seq].some((at) => next().at(it.effectiveAt, at) !== undefined);
      return willBreak(it, of, moves);
    });
  };
  return changes.some(isOfBreak);
}
