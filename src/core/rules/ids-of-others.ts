// Modules and ticket issuers are one coalition's own: their ids are never those of another one's parts.

import { partsOf } from "../registry/parts.ts";
import { DERIVED_FROM, type Rule, type Surroundings } from "./rule.ts";

export const idsOfOthers: Rule = {
  reads: DERIVED_FROM,
  history: false,
  check({ definition }, around) {
    if (around.scoped.size === 0) return [];
    const { name } = definition;
    return partsOf(definition).flatMap(({ id, roleLabel, idPointer: pointer }) => {
      // What this coalition published itself stays its own, whoever took it up afterwards.
      const holders = around.holders.has(id) ? [] : (around.scoped.get(id) ?? []);
      const other = holders.find(
        ({ coalition }) => coalition !== name && !isReplaced(coalition, name, around),
      );
      if (!other) return [];
      const { coalition, label: theirs, commit, at } = other;
      return {
        code: "id-of-other-coalition",
        pointer,
        message: `The ${roleLabel} has the id that ${coalition} published as that of its ${theirs}, first at ${at} (commit ${commit.slice(0, 12)}). Modules and ticket issuers are a coalition's own: integrators of the two would take one service for the other.`,
        fix: `Take the id from the page of the part's own operator. If ${name} takes the place of ${coalition} and keeps its services, retire ${coalition}, and name ${name} there as its replacement.`,
        cause: id,
      };
    });
  },
};

/** A coalition that retires in favour of another one leaves its services to it. */
function isReplaced(old: string, by: string, { registry }: Surroundings): boolean {
  return registry.named(old).some((it) => it.definition?.retirement?.replacement === by);
}
