// One more part in a definition: at the end of its list, because the fingerprint folds the order.

import type { Registry } from "../check.ts";
import type { Definition } from "../registry/definition.ts";
import { withFingerprint, withItem } from "./edit.ts";
import { PART_LISTS, type PartKind } from "./part-kinds.ts";
import { derivable, type Plan, planEdits } from "./plan.ts";

/** For a definition in `file` that is `editable`; the fingerprint follows where it can be derived. */
export function planAddition(
  registry: Registry,
  file: string,
  kind: PartKind,
  part: Record<string, unknown>,
): Plan {
  const { text } = registry.read(file);
  const longer = withItem(text, `/${PART_LISTS[kind]}`, part);
  const fingerprint = derivable(JSON.parse(longer) as Definition);
  const sealed =
    fingerprint === undefined ? longer : withFingerprint({ text: longer }, fingerprint);
  return planEdits(registry, [{ file, text: sealed, follows: [] }]);
}
