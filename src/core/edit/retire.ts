// A retirement: a coalition that ends says so, and announces nothing for the time after that.

import { withUpcoming } from "../changes/replace-ids.ts";
import { moment } from "../lookup/moment.ts";
import type { Definition, Retirement } from "../registry/definition.ts";
import { announcedAfterEnd } from "../registry/retirement.ts";
import type { Snapshot } from "../registry/snapshot.ts";
import { type Plan, planEdits, sourceIn } from "./plan.ts";
import { withUrgent } from "./urgent.ts";

/**
 * For a definition in `file` that passes the check and has no retirement. An earlier mark that something was urgent
 * goes: once the coalition has retired nobody could take it off.
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
      `The change of ${id} that notice ${notice} announced for ${moment(effectiveAt)} is no longer announced: tell its operator that the coalition retires before it.`,
  );
  if (earlier && urgent === undefined) {
    follows.push(`The coalition is no longer marked urgent, for: ${earlier.reason}`);
  }
  const left = upcoming.filter((it) => !moot.includes(it));
  const next = withUrgent({ ...withUpcoming(definition, left), retirement }, urgent);
  return planEdits(registry, [{ file, next, follows }]);
}
