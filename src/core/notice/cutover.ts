// What was announced and is due is carried out in a definition: all of it at once, and no other byte.

import { afterMoments, momentsOf, takeEffect, unchanged } from "../changes/apply.ts";
import { withUpcoming } from "../changes/replace-ids.ts";
import { followUpsOf } from "../edit/follow-ups.ts";
import { changeableIn, type Plan, planEdits, withFingerprint } from "../edit/plan.ts";
import { withUrgent } from "../edit/urgent.ts";
import type { Definition, Upcoming, UtcTime } from "../registry/definition.ts";
import { announcedAfterEnd, hasRetired } from "../registry/retirement.ts";
import type { Snapshot } from "../registry/snapshot.ts";
import { hasCome } from "../time.ts";

export interface CutoverPlan extends Plan {
  /** The announcements that are carried out, as they stand; the earliest first. */
  due: Upcoming[];
}

/**
 * Nothing is edited where nothing is due, nor in a retired coalition or a file with errors of its own: what is due
 * there is blocked.
 * `isHeld`: whether an entry waits, though its time has come. The fingerprint is the one that
 * `announcedMoments` gives for the last moment that is due, if it gives one and nothing is held.
 */
export function planCutover(
  registry: Snapshot,
  file: string,
  now: UtcTime,
  isHeld: (entry: Upcoming) => boolean = () => false,
): CutoverPlan {
  const current = registry.get(file)?.definition;
  const moments = current ? momentsOf(dueIn(current, now).filter((it) => !isHeld(it))) : [];
  const due = moments.flatMap(([, together]) => together);
  const definition = due.length > 0 ? changeableIn(registry, file, now) : undefined;
  if (!definition) return { edited: [], refused: [], due };
  const applied = afterMoments(definition, moments);
  const next = withFingerprint(applied.definition);
  return { ...planEdits(registry, [{ file, next, follows: followUpsOf(applied) }]), due };
}

/**
 * A change that cannot wait, carried out without being announced, in place of what was announced for its notice; marked
 * urgent with this reason. Nothing is edited in a retired coalition or a file with errors of its own.
 */
export function planAtOnce(registry: Snapshot, file: string, wanted: Upcoming, now: UtcTime): Plan {
  const definition = changeableIn(registry, file, now);
  if (!definition) return { edited: [], refused: [] };
  const others = (definition.upcoming ?? []).filter((it) => it.notice !== wanted.notice);
  const applied = takeEffect(unchanged(withUpcoming(definition, others)), [wanted]);
  const next = withUrgent(withFingerprint(applied.definition), wanted.reason);
  return planEdits(registry, [{ file, next, follows: followUpsOf(applied) }]);
}

/** What a coalition has announced and is due, the earliest first; nothing once it has retired. */
export function dueIn(definition: Definition, now: UtcTime): Upcoming[] {
  // A contradiction is not dropped before its operator has settled it.
  const { upcoming = [] } = definition;
  const waiting = hasRetired(definition, now) ? announcedAfterEnd(definition) : upcoming;
  const due = waiting.filter((it) => hasCome(it.effectiveAt, now));
  return momentsOf(due).flatMap(([, together]) => together);
}
