// A retirement: a coalition that ends says so, and announces nothing more.

import type { Definition, Retirement } from "../registry/definition.ts";
import type { Snapshot } from "../registry/snapshot.ts";
import { without, withProperty } from "./edit.ts";
import { type Plan, planEdits, sourceIn } from "./plan.ts";

/** For a definition in `file` that passes the check and is not retired. */
export function planRetirement(registry: Snapshot, file: string, retirement: Retirement): Plan {
  const { text, value } = sourceIn(registry, file);
  const { upcoming = [] } = value as Definition;
  const quiet = "upcoming" in (value as object) ? without(text, "/upcoming") : text;
  const follows = upcoming.map(
    ({ notice, id }) =>
      `The change of ${id} that was announced by notice ${notice} is announced no more: tell its operator that the coalition retires.`,
  );
  const retired = withProperty(quiet, "retirement", retirement);
  return planEdits(registry, [{ file, text: retired, follows }]);
}
