// A change of order alone breaks every integrator and gains nobody anything.

import type { Change } from "../changes/change.ts";
import { sameJson } from "../json.ts";
import { type Rule, WHOLE } from "./rule.ts";

export const orderAlone: Rule = {
  reads: WHOLE,
  history: false,
  check(_, { last, changes }) {
    // A retired coalition may not change at all, which another rule tells.
    if (!last || last.retirement) return [];
    if (changes().some(movesFingerprint)) return [];
    return changes()
      .filter(isReordered)
      .map(({ field, before }) => ({
        code: "order-alone",
        pointer: `/${field}`,
        message: `The ${field} only change their order. The fingerprint folds it, so that every integrator would have to recompile for nothing.`,
        fix: `Put them back in the order in which they were published: ${(before as string[]).join(", ")}`,
      }));
  },
};

/** A retirement breaks, too, but only at its time, and under the same fingerprint. */
function movesFingerprint({ kind, breaking }: Change): boolean {
  return breaking && kind !== "order-changed" && kind !== "retired";
}

/** Parts that swap their ids stay where they are by their names: there it is the ids that are wrong. */
function isReordered({ kind, before, after }: Change): boolean {
  return kind === "order-changed" && !sameJson(before, after);
}
