// Whether an announced change will break integrators, judged by what the log knew at an entry.

import type { Change, ChangeKind } from "../changes/change.ts";
import { groupBy } from "../group-by.ts";
import type { Id, Upcoming, UtcTime } from "../registry/definition.ts";
import type { Part } from "../registry/parts.ts";
import { withSeconds } from "../time.ts";
import type { Entry } from "./entry.ts";
import type { IdSpan } from "./id-spans.ts";

/** The fingerprints that a coalition's announcements would lead to, entry by entry. */
export class NextFingerprints {
  readonly #spans: ReadonlyMap<UtcTime, IdSpan[]>;

  constructor(ids: readonly IdSpan[]) {
    this.#spans = groupBy(
      ids.filter(({ kind }) => kind === "next-fingerprint"),
      ({ announcement }) => announcement?.effectiveAt ?? "",
    );
  }

  /** The next fingerprint for that time as of entry `seq`; undefined if it stays the same or was not known. */
  at(time: UtcTime, seq: number): Id | undefined {
    const spans = this.#spans.get(withSeconds(time)) ?? [];
    return spans.find(({ from, until }) => from <= seq && (until === undefined || seq < until))?.id;
  }
}

/** `moves`: whether the coalition gets a new fingerprint at that time. */
export function willBreak({ kind }: Upcoming, of: Part | undefined, moves: boolean): boolean {
  if (moves || kind === "stable-id") return true;
  // A module that leaves the fingerprint as it is breaks only those who use the module.
  return (kind === "retirement" || kind === "fingerprint") && of?.class !== "module";
}

const OF_ANNOUNCEMENT: ReadonlySet<ChangeKind> = new Set<ChangeKind>([
  "announced",
  "amended",
  "announcement-withdrawn",
  "overdue",
]);

/** Each changes a time or a constant that people prepare for. */
const ALWAYS: ReadonlySet<ChangeKind> = new Set<ChangeKind>([
  "next-fingerprint-changed",
  "retirement-amended",
  "retirement-withdrawn",
]);

/** Whether an entry announces, changes or withdraws a break. */
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
