// One more part in a definition: at the end of its list, because the fingerprint folds the order.

import type { Definition } from "../registry/definition.ts";
import type { Snapshot } from "../registry/snapshot.ts";
import { withFingerprint, withItem } from "./edit.ts";
import { PART_LISTS, type PartKind } from "./part-kinds.ts";
import { derivable, type Plan, planEdits, sourceIn } from "./plan.ts";

/** For a definition in `file` that is `editable`; the fingerprint follows where it can be derived. */
export function planAddition(
  registry: Snapshot,
  file: string,
  kind: PartKind,
  part: Record<string, unknown>,
): Plan {
  const { text } = sourceIn(registry, file);
  const longer = withItem(text, `/${PART_LISTS[kind]}`, part);
  const fingerprint = derivable(JSON.parse(longer) as Definition);
  const sealed =
    fingerprint === undefined ? longer : withFingerprint({ text: longer }, fingerprint);
  return planEdits(registry, [{ file, text: sealed, follows: [] }]);
}
