// An id belongs to one part permanently.

import { partsOf } from "../registry/parts.ts";
import { type Rule, WHOLE } from "./rule.ts";

export const reassignedIds: Rule = {
  reads: WHOLE,
  check({ definition }, { holders }) {
    if (holders.size === 0) return [];
    const parts = partsOf(definition);
    const labels = new Set(parts.map(({ roleLabel }) => roleLabel));
    return parts.flatMap(({ id, roleLabel: label, idPointer: pointer }) => {
      const holder = holders.get(id);
      if (holder === undefined || holder === label) return [];
      // The same part under another name: another rule reports that.
      if (classOf(holder) === classOf(label) && !labels.has(holder)) return [];
      return {
        code: "id-reassigned",
        pointer,
        message: `The ${label} has the published id of the ${holder}. Programs that compiled it in would reach a different service under the same id.`,
        fix: "Copy the id from the operator's own page.",
        cause: id,
      };
    });
  },
};

/** "lattice" of "lattice base.mainnet". */
function classOf(label: string): string {
  return label.slice(0, label.lastIndexOf(" "));
}
