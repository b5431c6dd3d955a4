// Modules and ticket issuers are one coalition's own: their ids are never those of another one's parts.

import { moment } from "../lookup/moment.ts";
import type { Definition, Id } from "../registry/definition.ts";
import { partsOf } from "../registry/parts.ts";
import type { Claim } from "../statements/claim.ts";
import { evidenceOf } from "../statements/evidence.ts";
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
        message: `The ${label} has the id that ${coalition} published as that of its ${theirs}, first on ${moment(at)} (commit ${commit.slice(0, 12)}). Modules and ticket issuers are a coalition's own: integrators of the two would take one service for the other.`,
        fix: `Take the id from the page of the part's own operator. If ${name} takes the place of ${coalition} and keeps its services, retire ${coalition}, and name ${name} there as its replacement.`,
        cause: id,
      };
    });
  },
};

type Around = Pick<Surroundings, "registry" | "scoped" | "holders">;

/** Whether this rule reports what a definition claims of an id: then no other rule has to. */
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
