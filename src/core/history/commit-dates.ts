// The dates that commits claim. Entries take their time from them, for ever, and what time it is on the change
// channel follows from them: so a date that cannot be right is refused before it is published.

import type { UtcTime } from "../registry/definition.ts";
import { daysAfter } from "../time.ts";
import type { CommitFacts } from "./entry.ts";

/**
 * How far a date may be ahead of the clock, or before the commit that it follows, in days: a machine that takes its
 * local time for UTC is wrong by up to 14 hours, and GitHub's merges have the right time.
 */
const TOLERATED = 1;

export interface DatedCommit extends CommitFacts {
  /** The dates of its parents. */
  before: readonly UtcTime[];
}

export interface MisdatedCommit extends CommitFacts {
  /** ahead: of the clock; behind: the commit that it follows. */
  is: "ahead" | "behind";
  /** The time on the clock, or the date of the commit that it follows. */
  than: UtcTime;
}

/** What is wrong with the date of a commit, as of `now`; `before`: the dates of those that it follows. */
export function misdated(
  commit: CommitFacts,
  before: readonly UtcTime[],
  now: UtcTime,
): MisdatedCommit | undefined {
  const latest = daysAfter(now, TOLERATED);
  if (commit.at > latest) return { ...commit, is: "ahead", than: now };
  // Behind a date that is wrong itself, a commit is right.
  const than = before.filter((it) => it <= latest).reduce((a, b) => (a > b ? a : b), "");
  if (than === "" || daysAfter(commit.at, TOLERATED) >= than) return undefined;
  return { ...commit, is: "behind", than };
}
