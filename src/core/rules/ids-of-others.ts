// Modules and ticket issuers belong to one coalition: no other coalition may use their ids.

import type { Definition, Id } from "../registry/definition.ts";
import { partsOf } from "../registry/parts.ts";
import type { Claim } from "../statements/claim.ts";
import { evidenceOf } from "../statements/evidence.ts";
import { moment } from "../time.ts";
import { DERIVED_FROM, type Rule, type ScopedHolder, type Surroundings } from "./rule.ts";

/** Only what the evidence is derived from. */
const CONFIGS = ["/confluences/*", "/modules/*", "/ticketIssuer"].flatMap((it) => [
  `${it}/span/**`,
  `${it}/config/**`,
]);

export const idsOfOthers: Rule = {
  reads: [...DERIVED_FROM, "/organisms/*/name", "/lattices/*/chainId", ...CONFIGS],
  check({ definition }, around) {
    if (around.scoped.size === 0) return [];
    const { name } = definition;
    return partsOf(definition).flatMap((part) => {
      const { id, label, idPointer: pointer } = part;
      const other = otherHolder({ class: part.class, part, id }, definition, around);
      if (!other) return [];
      const { coalition, label: theirs, commit, at } = other;
      return {
        code: "id-of-other-coalition",
        pointer,
        message: `The ${label} has the id of the ${theirs} of ${coalition}, first published at ${moment(at)} (commit ${commit.slice(0, 12)}). Modules and ticket issuers belong to one coalition: integrators would reach the wrong service.`,
        fix: `Copy the id from the operator's own page. If ${name} replaces ${coalition} and keeps its services, retire ${coalition} and name ${name} as its replacement.`,
        cause: id,
      };
    });
  },
};

type Around = Pick<Surroundings, "registry" | "scoped" | "holders">;

/** Whether this rule already reports what a definition claims about an id, so that no other rule has to. */
export function isOfOther(claim: Claim & { id: Id }, definition: Definition, around: Around) {
  return otherHolder(claim, definition, around) !== undefined;
}

function otherHolder(
  claim: Claim & { id: Id },
  definition: Definition,
  around: Around,
): ScopedHolder | undefined {
  const holders = around.scoped.get(claim.id);
  // A span only refers; and what this coalition published itself stays its own, even if another took it up afterwards.
  if (!holders || claim.class === "citizen" || around.holders.has(claim.id)) return undefined;
  const { name } = definition;
  // Nobody takes an id for their own by declaring it first: what published bytes prove counts.
  const isProven = evidenceOf(claim, definition) === "proven";
  return holders.find(
    (it) =>
      it.coalition !== name &&
      (it.isProven || !isProven) &&
      !isReplaced(it.coalition, name, around),
  );
}

/** A coalition that retires in favour of another one leaves its services to it. */
function isReplaced(old: string, by: string, { registry }: Around): boolean {
  return registry.named(old).some((it) => it.definition?.retirement?.replacement === by);
}
