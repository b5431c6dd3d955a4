// Modules and ticket issuers are one coalition's own: their ids are never those of another one's parts.

import { foldedIds } from "../derivation/fingerprint.ts";
import type { Finding } from "../problem.ts";
import {
  DERIVED_FROM,
  type Rule,
  type ScopedHolder,
  type Subject,
  type Surroundings,
} from "./rule.ts";

export const idsOfOthers: Rule = {
  reads: DERIVED_FROM,
  history: false,
  check({ definition }: Subject, around: Surroundings): Finding[] {
    if (around.scoped.size === 0) return [];
    const { name } = definition;
    return foldedIds(definition).flatMap(({ id, label, pointer }): Finding[] => {
      // What this coalition published itself stays its own, whoever took it up afterwards.
      if (around.holders.has(id)) return [];
      const other = around.scoped
        .get(id)
        ?.find(({ coalition }) => coalition !== name && !isReplaced(coalition, name, around));
      return other ? [idOfOther({ id, label, pointer }, other, name)] : [];
    });
  },
};

/** A coalition that retires in favour of another one leaves its services to it. */
function isReplaced(old: string, by: string, { registry }: Surroundings): boolean {
  return registry.named(old).some((it) => it.definition?.retirement?.replacement === by);
}

function idOfOther(
  { id, label, pointer }: { id: string; label: string; pointer: string },
  { coalition, label: theirs, commit, at }: ScopedHolder,
  name: string,
): Finding {
  return {
    code: "id-of-other-coalition",
    pointer,
    message: `The ${label} has the id that ${coalition} published as that of its ${theirs}, first at ${at} (commit ${commit.slice(0, 12)}). Modules and ticket issuers are a coalition's own: integrators of the two would take one service for the other.`,
    fix: `Take the id from the page of the part's own operator. If ${name} takes the place of ${coalition} and keeps its services, retire ${coalition}, and name ${name} there as its replacement.`,
    cause: id,
  };
}
