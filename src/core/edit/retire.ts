// Plans a retirement: writes it into the definition, and drops announcements for the time after it.

import { withUpcoming } from "../changes/replace-ids.ts";
import type { Definition, Retirement } from "../registry/definition.ts";
import { announcedAfterEnd } from "../registry/retirement.ts";
import type { Snapshot } from "../registry/snapshot.ts";
import { moment } from "../time.ts";
import { type Plan, planEdits, sourceIn } from "./plan.ts";
import { withUrgent } from "./urgent.ts";

/**
 * The definition in `file` must pass the check and have no retirement. An earlier urgent mark is removed, because it
 * could not be removed after the coalition has retired.
 */
export function planRetirement(
  registry: Snapshot,
  file: string,
  retirement: Retirement,
  urgent?: string,
): Plan {
  const { urgent: earlier, ...definition } = sourceIn(registry, file).value as Definition;
  const { upcoming = [] } = definition;
  const moot = announcedAfterEnd({ ...definition, retirement });
  const follows = moot.map(
    ({ notice, id, effectiveAt }) =>
      `The change of ${id} that notice ${notice} announced for ${moment(effectiveAt)} is no longer announced, because the coalition retires before it. Tell its operator.`,
  );
  if (earlier && urgent === undefined) {
    follows.push(`The urgent mark was removed. Its reason was: ${earlier.reason}`);
  }
  const left = upcoming.filter((it) => !moot.includes(it));
  const next = withUrgent({ ...withUpcoming(definition, left), retirement }, urgent);
  return planEdits(registry, [{ file, next, follows }]);
}
