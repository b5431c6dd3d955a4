// A retirement: a coalition that ends says so, and announces nothing more.

import type { Definition, Retirement } from "../registry/definition.ts";
import type { Snapshot } from "../registry/snapshot.ts";
import { type Plan, planEdits, sourceIn } from "./plan.ts";

/** For a definition in `file` that passes the check and is not retired. */
export function planRetirement(registry: Snapshot, file: string, retirement: Retirement): Plan {
  const { upcoming = [], ...definition } = sourceIn(registry, file).value as Definition;
  const follows = upcoming.map(
    ({ notice, id }) =>
      `The change of ${id} that was announced by notice ${notice} is announced no more: tell its operator that the coalition retires.`,
  );
  return planEdits(registry, [{ file, next: { ...definition, retirement }, follows }]);
}
