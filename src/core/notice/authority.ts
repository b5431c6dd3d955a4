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
  const isPerson = author !== undefined && author.type === "User" && author.id !== GHOST;
  const names = ({ github }: Operator) => isPerson && github.some(({ id }) => id === author.id);
  return livingDefinitions(registry).flatMap((definition) =>
    holdersOf(definition, notice).map((holder) => {
      const operators = operatorsOf(holder, definition);
      const [first = holder.operator] = operators;
      const { name: coalition } = definition;
      return { coalition, part: holder.part, operator: first, speaks: operators.every(names) };
    }),
  );
}

/**
 * Of an id in a span: the operators of the citizen, where this very definition has it; else whoever runs
 * the service that spans it. What other definitions say of a citizen decides nothing here: anybody who
 * was the first to list it could name themselves.
 */
function operatorsOf({ citizen, operator }: Holder, own: Definition): Operator[] {
  const here = citizen === undefined ? [] : operatorsOfCitizen(own, citizen);
  return here.length > 0 ? here : [operator];
}

function operatorsOfCitizen({ lattices, organisms }: Definition, stableId: Hex): Operator[] {
  return [...lattices, ...organisms]
    .filter((it) => it.stableId === stableId)
    .map(({ operator }) => operator);
}
