// Per-citizen operators that the registry refers to for the first time, so that they can be notified.

import { groupBy } from "../group-by.ts";
import type { Definition, GithubAccount, Id, Operator } from "../registry/definition.ts";
import { partsOf } from "../registry/parts.ts";

/** An operator of one of a coalition's parts. */
export interface PartOperator {
  /** "lattice base.mainnet". */
  part: string;
  id: Id;
  operator: Operator;
}

/** The operators of a definition's citizens and confluences, but not the coalition's own. */
function partOperators(definition: Definition): PartOperator[] {
  return partsOf(definition).flatMap(({ label: part, id, value }) =>
    "operator" in value ? { part, id, operator: value.operator } : [],
  );
}

/** The numbers of all accounts of a definition's citizens and confluences. */
export function accountNumbers(definition: Definition): number[] {
  return partOperators(definition).flatMap(({ operator }) => operator.github.map(({ id }) => id));
}

/** The operators of a definition that have one of these accounts, each account once. */
export function operatorsWith(
  definition: Definition,
  numbers: ReadonlySet<number>,
): { account: GithubAccount; parts: PartOperator[] }[] {
  const found = partOperators(definition).flatMap((part) =>
    part.operator.github.flatMap((account) => (numbers.has(account.id) ? { account, part } : [])),
  );
  return [...groupBy(found, ({ account }) => account.id).values()].flatMap((group) =>
    group.slice(0, 1).map(({ account }) => ({ account, parts: group.map(({ part }) => part) })),
  );
}
