// Who may speak for an id: the accounts that the definitions name, by their numbers. A login is never
// compared, since it may be somebody else's tomorrow.

import type { Registry } from "../check.ts";
import type { Definition, Hex, Operator } from "../definition.ts";
import { type Holder, holdersOf, livingDefinitions } from "./holders.ts";
import type { BumpNotice } from "./notice.ts";

/** An account as GitHub's events and API have it. */
export interface Author {
  id: number;
  /** "User", "Bot", "Organization", … */
  type: string;
}

/** Whether the author speaks for one part of one coalition that has the notice's id. */
export interface PartAuthority {
  coalition: string;
  /** "lattice base.mainnet". */
  part: string;
  /** Whoever answers for the part: the one to ask where the author does not speak. */
  operator: Operator;
  speaks: boolean;
}

/**
 * For each part that has the id, by coalition in the order of files; a coalition has several where
 * several of its parts have it, such as one MR_TD: then the notice is about all of them. Each definition decides for itself alone: a
 * coalition that names itself the operator of somebody's citizen decides nothing in another one.
 */
export type Authority = PartAuthority[];

/** What GitHub shows in place of a deleted account. */
const GHOST = 10_137;

export function authorityOf(
  author: Author | undefined,
  notice: Pick<BumpNotice, "kind" | "id">,
  registry: Registry,
): Authority {
  const definitions = livingDefinitions(registry);
  const isPerson = author !== undefined && author.type === "User" && author.id !== GHOST;
  const names = ({ github }: Operator) => isPerson && github.some(({ id }) => id === author.id);
  return definitions.flatMap((definition) =>
    holdersOf(definition, notice).map((holder) => {
      const operators = operatorsOf(holder, definition, definitions);
      const [first = holder.operator] = operators;
      const { name: coalition } = definition;
      return { coalition, part: holder.part, operator: first, speaks: operators.every(names) };
    }),
  );
}

/**
 * Of an id in a span: the operators of the citizen, as its coalition has it, or else as all the others
 * do. All of them must name the author there: one coalition alone could name anybody. Where none has
 * the citizen, whoever runs the service that spans it.
 */
function operatorsOf(
  { citizen, operator }: Holder,
  own: Definition,
  definitions: readonly Definition[],
): Operator[] {
  if (citizen === undefined) return [operator];
  const here = operatorsOfCitizen(own, citizen);
  if (here.length > 0) return here;
  const elsewhere = definitions.flatMap((it) => operatorsOfCitizen(it, citizen));
  return elsewhere.length > 0 ? elsewhere : [operator];
}

function operatorsOfCitizen({ lattices, organisms }: Definition, stableId: Hex): Operator[] {
  return [...lattices, ...organisms]
    .filter((it) => it.stableId === stableId)
    .map(({ operator }) => operator);
}
