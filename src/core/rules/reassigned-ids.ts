// An id is that of one part for ever: it does not pass to another one.

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
      // The same part under another name, which is another rule's matter.
      if (classOf(holder) === classOf(label) && !labels.has(holder)) return [];
      return {
        code: "id-reassigned",
        pointer,
        message: `The ${label} has the id that was published as that of the ${holder}. Whoever compiled it in would be led to another service under the same id.`,
        fix: "Take the id from the page of the part's own operator.",
        cause: id,
      };
    });
  },
};

/** "lattice" of "lattice base.mainnet". */
function classOf(label: string): string {
  return label.slice(0, label.lastIndexOf(" "));
}
