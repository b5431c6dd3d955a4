// One more part in a definition: at the end of its list, because the fingerprint folds the order.

import type { Definition } from "../registry/definition.ts";
import type { Snapshot } from "../registry/snapshot.ts";
import { PART_LISTS, type PartKind } from "./part-kinds.ts";
import { type Plan, planEdits, sourceIn, withFingerprint } from "./plan.ts";

/** For a definition in `file` that is `editable`; the fingerprint follows where it can be derived. */
export function planAddition(
  registry: Snapshot,
  file: string,
  kind: PartKind,
  part: Record<string, unknown>,
): Plan {
  const definition = sourceIn(registry, file).value as Definition;
  const list = PART_LISTS[kind];
  const longer = { ...definition, [list]: [...definition[list], part] };
  return planEdits(registry, [{ file, next: withFingerprint(longer), follows: [] }]);
}
