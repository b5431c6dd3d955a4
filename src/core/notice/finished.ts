// Whether a notice can be closed: its change is published, or there is nothing to change.

import type { UtcTime } from "../registry/definition.ts";
import { hasCome } from "../time.ts";
import type { Judgement } from "./judge.ts";

/**
 * Whether the notice can be closed. `published`: how many entries of each coalition are on the deployed site. Without
 * it, no change counts as published.
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
