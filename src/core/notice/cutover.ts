// Edits a definition so that all due announcements take effect at once, and changes no other byte.

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
  /** The announcements that take effect, the earliest first. */
  due: Upcoming[];
}

/**
 * Edits nothing if nothing is due, or in a retired coalition or a file with errors, where due changes are blocked.
 * `isHeld`: whether an entry waits although it is due. The fingerprint is the one that `announcedMoments` gives for
 * the last due moment, if it gives one and nothing is held.
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
 * An urgent change, made without an announcement, or in place of the one for its notice, and marked with the reason.
 * Edits nothing in a retired coalition or a file with errors.
 */
export function planAtOnce(registry: Snapshot, file: string, wanted: Upcoming, now: UtcTime): Plan {
  const definition = changeableIn(registry, file, now);
  if (!definition) return { edited: [], refused: [] };
  const others = (definition.upcoming ?? []).filter((it) => it.notice !== wanted.notice);
  const applied = takeEffect(unchanged(withUpcoming(definition, others)), [wanted]);
  const next = withUrgent(withFingerprint(applied.definition), wanted.reason);
  return planEdits(registry, [{ file, next, follows: followUpsOf(applied) }]);
}

/** Due announcements, the earliest first; none once the coalition has retired. */
export function dueIn(definition: Definition, now: UtcTime): Upcoming[] {
  // An announcement for a time after the retirement is a contradiction, which its operator must resolve.
  const { upcoming = [] } = definition;
  const waiting = hasRetired(definition, now) ? announcedAfterEnd(definition) : upcoming;
  const due = waiting.filter((it) => hasCome(it.effectiveAt, now));
  return momentsOf(due).flatMap(([, together]) => together);
}
