// The shape of what a bump notice means for one coalition.

import type { Id, Operator, Upcoming } from "../registry/definition.ts";
import type { Following } from "./following.ts";

/**
 * moves: the coalition's fingerprint will be another. waits: it will or may be, but others have to say it
 * first. metadata: the definition changes, and the fingerprint stays. nothing: no change is needed.
 * retired, faulty: the file stays as it is, or has to be mended first.
 */
export type Verdict = "moves" | "waits" | "metadata" | "nothing" | "retired" | "faulty";

export interface NoticeEffect {
  coalition: string;
  file: string;
  /** The coalition's own. */
  operator: Operator;
  /** What has the id there: "lattice base.mainnet", each once. */
  parts: string[];
  verdict: Verdict;
  /** Where nothing is to be announced: why, in a sentence or two, and what may be done. */
  why?: string;
  /** `next` is told alike for all notices of one moment. */
  fingerprint: { now: Id; next: Id | undefined };
  /** "confluence router": services whose operators have yet to say their next fingerprint. */
  waitsFor: string[];
  /** Services whose own fingerprint follows, because they span what is bumped or run the image. */
  following: Following[];
  /** The entry of this notice that stands in `upcoming` now. */
  standing: Upcoming | undefined;
  /** The entry that should stand there. */
  wanted: Upcoming;
  /** "due": it stands as it should, and its time has come. "none": there is no entry to write. */
  stage: "to-announce" | "to-amend" | "announced" | "due" | "none";
}

/** Whether an entry of the notice is in the coalition's definition, or is to be. */
export function isAffected({ stage }: Pick<NoticeEffect, "stage">): boolean {
  return stage !== "none";
}
