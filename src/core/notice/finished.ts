// Whether a notice is over: carried out in the definitions, and published.

import { type Registry, soundDefinition } from "../check.ts";
import { idPlaces } from "../edit/id-places.ts";
import type { UtcTime } from "../registry/definition.ts";
import { hasCome } from "../time.ts";
import type { NoticeCourse } from "./course.ts";
import type { Judgement } from "./judge.ts";
import type { BumpNotice } from "./notice.ts";

/** The channel tells that it was, somewhere, and the old id stands nowhere any more. */
export function isCarriedOut(
  { id }: BumpNotice,
  course: readonly NoticeCourse[],
  registry: Registry,
): boolean {
  if (!course.some(({ carriedOut }) => carriedOut)) return false;
  return registry.files.every((file) => {
    const definition = soundDefinition(registry.read(file));
    if (!definition || definition.retirement) return true;
    return idPlaces(definition).every((it) => it.id !== id);
  });
}

/**
 * Whether nothing is left to do but to close it. `published` says how many entries of each coalition's chain
 * are on the site that everybody sees; without it nothing that was carried out is known to be there.
 */
export function isFinished(
  { stage, notice, course }: Judgement,
  published: ReadonlyMap<string, number> | undefined,
  now: UtcTime,
): boolean {
  if (stage === "nothing") return notice !== undefined && hasCome(notice.effectiveAt, now);
  if (stage !== "carried-out" || !published) return false;
  return course.every(
    ({ coalition, carriedOut }) => !carriedOut || (published.get(coalition) ?? 0) >= carriedOut.seq,
  );
}
