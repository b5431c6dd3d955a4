// A retirement: a coalition that ends says so, and announces nothing for the time after that.

import { withUpcoming } from "../changes/replace-ids.ts";
import type { Definition, Retirement } from "../registry/definition.ts";
import { announcedAfterEnd } from "../registry/retirement.ts";
import type { Snapshot } from "../registry/snapshot.ts";
import { type Plan, planEdits, sourceIn } from "./plan.ts";

/** For a definition in `file` that passes the check and has no retirement. */
export function planRetirement(registry: Snapshot, file: string, retirement: Retirement): Plan {
  const definition = sourceIn(registry, file).value as Definition;
  const { upcoming = [] } = definition;
  const moot = announcedAfterEnd({ ...definition, retirement });
  const follows = moot.map(
    ({ notice, id, effectiveAt }) =>
      `The change of ${id} that notice ${notice} announced for ${effectiveAt} is no longer announced: tell its operator that the coalition retires before it.`,
  );
  const left = upcoming.filter((it) => !moot.includes(it));
  const next = { ...withUpcoming(definition, left), retirement };
  return planEdits(registry, [{ file, next, follows }]);
}
