// A change of order alone breaks every integrator and gains nobody anything.

import { sameJson } from "../json.ts";
import { hasRetired } from "../registry/retirement.ts";
import { type Rule, WHOLE } from "./rule.ts";

export const orderAlone: Rule = {
  reads: WHOLE,
  check(_, { last, changes, now }) {
    // A retired coalition may not change at all, which another rule tells.
    if (!last || hasRetired(last, now)) return [];
    // A retirement breaks, too, but only at its time, and under the same fingerprint.
    const harmless = ["order-changed", "retired"];
    if (changes().some(({ kind, breaking }) => breaking && !harmless.includes(kind))) return [];
    return (
      changes()
        // Parts that swap their ids stay where they are by their names: there it is the ids that are wrong.
        .filter((it) => it.kind === "order-changed" && !sameJson(it.before, it.after))
        .map(({ field, before }) => ({
          code: "order-alone",
          pointer: `/${field}`,
          message: `The ${field} only change their order. The fingerprint folds it, so that every integrator would have to recompile for nothing.`,
          fix: `Put them back in the order in which they were published: ${(before as string[]).join(", ")}`,
        }))
    );
  },
};
