// A change of order alone breaks every integrator and benefits nobody.

import { sameJson } from "../json.ts";
import { hasRetired } from "../registry/retirement.ts";
import { type Rule, WHOLE } from "./rule.ts";

export const orderAlone: Rule = {
  reads: WHOLE,
  check(_, { last, changes, now }) {
    // A retired coalition must not change at all; another rule reports that.
    if (!last || hasRetired(last, now)) return [];
    // A retirement also breaks, but only at its time and under the same fingerprint.
    const harmless = ["order-changed", "retired"];
    if (changes().some(({ kind, breaking }) => breaking && !harmless.includes(kind))) return [];
    return (
      changes()
        // Parts that swapped their ids are in the same order by name: there the ids are wrong, not the order.
        .filter((it) => it.kind === "order-changed" && !sameJson(it.before, it.after))
        .map(({ field, before }) => ({
          code: "order-alone",
          pointer: `/${field}`,
          message: `Only the order of the ${field} changed. The order is part of the fingerprint, so every integrator would have to recompile for no benefit.`,
          fix: `Restore the published order: ${(before as string[]).join(", ")}`,
        }))
    );
  },
};
