// The dates that commits claim. Entries keep their commit's date permanently, and the change channel takes the
// current time from commits. So an impossible date is refused before it is published.

import type { UtcTime } from "../registry/definition.ts";
import { daysAfter } from "../time.ts";
import type { CommitFacts } from "./entry.ts";

/**
 * Tolerance in days, ahead of the clock or before a parent. A machine that takes its local time for UTC is wrong by
 * up to 14 hours. Dates of merges on GitHub are right.
 */
const TOLERATED = 1;

export interface DatedCommit extends CommitFacts {
  /** The dates of its parents. */
  before: readonly UtcTime[];
}

export interface MisdatedCommit extends CommitFacts {
  /** "ahead" of the clock, or "behind" a parent. */
  is: "ahead" | "behind";
  /** The time on the clock, or the parent's date. */
  than: UtcTime;
}

/** The fault in a commit's date, judged at `now`; `before` has its parents' dates. */
export function misdated(
  commit: CommitFacts,
  before: readonly UtcTime[],
  now: UtcTime,
): MisdatedCommit | undefined {
  const latest = daysAfter(now, TOLERATED);
  if (commit.at > latest) return { ...commit, is: "ahead", than: now };
  // Being dated before a parent that is itself in the future is fine.
  const than = before.filter((it) => it <= latest).reduce((a, b) => (a > b ? a : b), "");
  if (than === "" || daysAfter(commit.at, TOLERATED) >= than) return undefined;
  return { ...commit, is: "behind", than };
}
