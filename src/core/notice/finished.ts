// Whether a notice is over: carried out, and published, or without anything to carry out.

import type { UtcTime } from "../registry/definition.ts";
import { hasCome } from "../time.ts";
import type { Judgement } from "./judge.ts";

/**
 * Whether nothing is left to do but to close it. `published` says how many entries of each coalition's chain
 * are on the site that everybody sees; without it nothing that was carried out is known to be there.
 */
export function isFinished(
  { stage, notice, course, unread }: Pick<Judgement, "stage" | "notice" | "course" | "unread">,
  published: ReadonlyMap<string, number> | undefined,
  now: UtcTime,
): boolean {
  if (stage === "nothing") {
    return unread.length === 0 && notice !== undefined && hasCome(notice.effectiveAt, now);
  }
  if (stage !== "carried-out" || !published) return false;
  return course.every(
    ({ coalition, carriedOut }) => !carriedOut || (published.get(coalition) ?? 0) >= carriedOut.seq,
  );
}
