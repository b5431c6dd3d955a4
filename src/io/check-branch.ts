// Checks what a branch changes, or all definitions without a comparison. The `check` workflow and the `report`
// workflow, which runs no code from the pull request, share it.

import { type CheckResult, checkRegistry } from "../core/check.ts";
import { comparisonLine } from "../core/comparison.ts";
import type { UtcTime } from "../core/registry/definition.ts";
import type { Snapshot } from "../core/registry/snapshot.ts";
import { changedDefinitions, referredFirst } from "../core/review/changed-definitions.ts";
import type { ChangedDefinition } from "../core/review/check-result.ts";
import type { Asked } from "./asked.ts";
import { type CompareOptions, readComparison } from "./compare.ts";

export interface CheckedBranch {
  result: CheckResult;
  /** The commit it was compared with; null if there was none. */
  base: string | null;
  definitions: ChangedDefinition[];
  firstReferred: number[];
  /** A sentence that says what it was compared with. */
  line: string;
}

export async function checkBranch(
  root: string,
  asked: Asked,
  options: Omit<CompareOptions, "named">,
): Promise<CheckedBranch> {
  const comparison = await readComparison(root, asked, options);
  return {
    result: checkRegistry(comparison.registry, comparison.options),
    base: asked.base,
    definitions: changedDefinitions(comparison),
    firstReferred: referredFirst(comparison),
    line: comparisonLine(asked.base, comparison.changed, comparison.options),
  };
}

/** `missing`: why there is no base to compare with; undefined if the caller asked for no comparison. */
export function checkAlone(
  registry: Snapshot,
  { missing, now }: { missing: string | undefined; now: UtcTime },
): CheckedBranch {
  const options = missing === undefined ? { now } : { now, missingBase: missing };
  return {
    ...{ result: checkRegistry(registry, options), base: null, definitions: [], firstReferred: [] },
    line:
      missing === undefined
        ? "Not compared with a base, as requested."
        : "Not compared with a base.",
  };
}
