// The check of what a branch changes, or of all definitions by themselves: the same in a workflow that a pull
// request may have changed, and in the one that trusts nothing of it.

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
  /** The commit that it was compared with; null for nothing. */
  base: string | null;
  definitions: ChangedDefinition[];
  firstReferred: number[];
  /** What it was compared with, in words. */
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

/** `missing`: why nothing was found to compare with; undefined where nothing was asked for. */
export function checkAlone(
  registry: Snapshot,
  { missing, now }: { missing: string | undefined; now: UtcTime },
): CheckedBranch {
  const options = missing === undefined ? { now } : { now, missingBase: missing };
  return {
    ...{ result: checkRegistry(registry, options), base: null, definitions: [], firstReferred: [] },
    line:
      missing === undefined ? "Compared with nothing, as was asked for." : "Compared with nothing.",
  };
}
