// Where authority moves: a change of the GitHub accounts that speak for an operator is always told.

import { diffDefinitions } from "../changes/diff.ts";
import { describeChange } from "../changes/impact.ts";
import type { Finding } from "../problem.ts";
import type { Definition } from "../registry/definition.ts";
import type { Part } from "../registry/parts.ts";
import { type Rule, type Subject, type Surroundings, WHOLE } from "./rule.ts";

export const authority: Rule = {
  reads: WHOLE,
  history: false,
  check({ definition }: Subject, { last }: Surroundings): Finding[] {
    if (!last) return [];
    return diffDefinitions(last, definition)
      .filter(({ kind }) => kind === "authority-changed")
      .map((change) => ({
        code: "authority-changed",
        pointer: `${pointerOfPart(definition, change.part)}/operator/github`,
        message: describeChange(change).what,
        fix: "Nothing, if these accounts are the operator's; their numbers decide, not their logins.",
      }));
  },
};

const SECTIONS = { lattice: "lattices", organism: "organisms", confluence: "confluences" } as const;

/** Of the coalition itself, the whole definition. */
function pointerOfPart(definition: Definition, { class: partClass, name }: Part): string {
  if (!(partClass in SECTIONS)) return "";
  const section = SECTIONS[partClass as keyof typeof SECTIONS];
  return `/${section}/${definition[section].findIndex((it) => it.name === name)}`;
}
