// Per-citizen operators that the registry refers to for the first time: a courtesy is due to them.

import type { Definition, GithubAccount, Operator } from "../registry/definition.ts";
import { partsOf } from "../registry/parts.ts";

/** An operator of one of a coalition's parts. */
export interface PartOperator {
  /** "lattice base.mainnet". */
  part: string;
  operator: Operator;
}

/** The operators of a definition's citizens and confluences; not the coalition's own. */
function partOperators(definition: Definition): PartOperator[] {
  return partsOf(definition).flatMap(({ roleLabel: part, value }) =>
    "operator" in value ? { part, operator: value.operator } : [],
  );
}

/**
 * The numbers of the accounts that `after` refers to, and no definition of before did. `others`
 * are all other definitions; they are only read where there is a number to look for.
 */
export function firstReferred(
  changed: readonly { before: Definition | undefined; after: Definition | undefined }[],
  others: () => Iterable<Definition>,
): number[] {
  const found = new Set(changed.flatMap(({ after }) => (after ? accountNumbers(after) : [])));
  const forget = (definition: Definition) => {
    for (const id of accountNumbers(definition)) found.delete(id);
  };
  for (const { before } of changed) if (before) forget(before);
  if (found.size === 0) return [];
  for (const definition of others()) {
    forget(definition);
    if (found.size === 0) break;
  }
  return [...found].sort((a, b) => a - b);
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
  const accounts = new Map<number, { account: GithubAccount; parts: PartOperator[] }>();
  for (const part of partOperators(definition)) {
    for (const account of part.operator.github) {
      if (!numbers.has(account.id)) continue;
      const known = accounts.get(account.id);
      if (known) known.parts.push(part);
      else accounts.set(account.id, { account, parts: [part] });
    }
  }
  return [...accounts.values()];
}
