// The archetype says who runs what. Nothing is derived from it, so only a clear mismatch is reported.

import { accountIds } from "../changes/parts.ts";
import { sameJson } from "../json.ts";
import type { Archetype, Definition } from "../registry/definition.ts";
import { hasRetired } from "../registry/retirement.ts";
import type { Rule } from "./rule.ts";

export const archetype: Rule = {
  reads: ["/archetype", "/lattices/*/operator/**", "/organisms/*/operator/**"],
  check({ definition }, { now }) {
    // A retired coalition stays as it was published.
    const mismatch = hasRetired(definition, now) ? undefined : mismatchOf(definition);
    if (mismatch === undefined) return [];
    return {
      code: "archetype-unfitting",
      pointer: "/archetype",
      message: `The archetype ${definition.archetype} means ${mismatch}.`,
      fix: `Write: "archetype": "${fitting(definition)}"`,
    };
  },
};

function mismatchOf(definition: Definition): string | undefined {
  const { lattices, organisms } = definition;
  const [first] = [...lattices, ...organisms];
  if (!first) return undefined;
  const mismatches: Record<Archetype, string | false> = {
    ecosystem:
      lattices.length === 0 && "lattices of related chains, but this coalition has no lattice",
    service:
      organisms.length === 0 &&
      "one or a few standalone organisms, but this coalition has no organism",
    "multi-operator":
      hasOneOperator(definition) &&
      `citizens of several operators, but ${first.operator.name} operates all citizens here`,
  };
  return mismatches[definition.archetype] || undefined;
}

function fitting(definition: Definition): Archetype {
  if (!hasOneOperator(definition)) return "multi-operator";
  return definition.lattices.length > 0 ? "ecosystem" : "service";
}

/** Whether all citizens name the same operator, with the same accounts: either alone may be shared. */
function hasOneOperator({ lattices, organisms }: Definition): boolean {
  const [first, ...others] = [...lattices, ...organisms].map(({ operator }) => operator);
  return (
    first === undefined ||
    others.every(
      (other) => other.name === first.name && sameJson(accountIds(other), accountIds(first)),
    )
  );
}
