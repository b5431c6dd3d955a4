// What was announced and is due is carried out in a definition: all of it at once, and no other byte.

import { afterMoments, momentsOf } from "../changes/apply.ts";
import { followUpsOf } from "../edit/follow-ups.ts";
import { changeableIn, type Plan, planEdits, withFingerprint } from "../edit/plan.ts";
import type { Upcoming, UtcTime } from "../registry/definition.ts";
import type { Snapshot } from "../registry/snapshot.ts";
import { hasCome } from "../time.ts";

export interface CutoverPlan extends Plan {
  /** The announcements that are carried out, as they stand; the earliest first. */
  due: Upcoming[];
}

/**
 * Nothing is edited where nothing is due, nor in a retired coalition or a file with errors of its own.
 * `isHeld`: whether an entry waits, though its time has come. The fingerprint is the one that
 * `announcedMoments` gives for the last moment that is due, if it gives one and nothing is held.
 */
export function planCutover(
  registry: Snapshot,
  file: string,
  now: UtcTime,
  isHeld: (entry: Upcoming) => boolean = () => false,
): CutoverPlan {
  const { upcoming = [] } = registry.get(file)?.definition ?? {};
  const moments = momentsOf(upcoming.filter((it) => hasCome(it.effectiveAt, now) && !isHeld(it)));
  const definition = moments.length > 0 ? changeableIn(registry, file) : undefined;
  if (!definition) return { edited: [], refused: [], due: [] };
  const applied = afterMoments(definition, moments);
  const next = withFingerprint(applied.definition);
  return {
    ...planEdits(registry, [{ file, next, follows: followUpsOf(applied) }]),
    due: moments.flatMap(([, together]) => together),
  };
}
