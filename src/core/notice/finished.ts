// Whether a notice is over: carried out in the definitions, and published.

import type { UtcTime } from "../registry/definition.ts";
import { placedIds } from "../registry/part-ids.ts";
import type { Snapshot } from "../registry/snapshot.ts";
import { hasCome } from "../time.ts";
import type { NoticeCourse } from "./course.ts";
import type { BumpNotice } from "./notice.ts";

/** The channel tells that it was, somewhere, and the old id stands nowhere any more. */
export function isCarriedOut(
  { id }: BumpNotice,
  course: readonly NoticeCourse[],
  { living }: Snapshot,
): boolean {
  if (!course.some(({ carriedOut }) => carriedOut)) return false;
  return living.every((definition) => placedIds(definition).every((it) => it.id !== id));
}

/**
 * Whether nothing is left to do but to close it. `published` says how many entries of each coalition's chain
 * are on the site that everybody sees; without it nothing that was carried out is known to be there.
 */
export function isFinished(
  {
    stage,
    notice,
    course,
  }: { stage: string; notice: BumpNotice | undefined; course: readonly NoticeCourse[] },
  published: ReadonlyMap<string, number> | undefined,
  now: UtcTime,
): boolean {
  if (stage === "nothing") return notice !== undefined && hasCome(notice.effectiveAt, now);
  if (stage !== "carried-out" || !published) return false;
  return course.every(
    ({ coalition, carriedOut }) => !carriedOut || (published.get(coalition) ?? 0) >= carriedOut.seq,
  );
}
