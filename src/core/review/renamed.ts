// Accounts whose GitHub login changed: one warning each, in the definitions that change.

import { accountsOf, locateFindings, renamedAccounts } from "../owners/accounts.ts";
import type { Problem } from "../problem.ts";
import { DefinitionFile } from "../registry/snapshot.ts";
import type { ChangedDefinition } from "./check-result.ts";

/** The account numbers of all definitions; those that are new in the changes first. */
export function numbersToLookUp(definitions: readonly ChangedDefinition[]): number[] {
  const known = new Set(definitions.flatMap(({ file, before }) => numbersIn(file, before)));
  const all = definitions.flatMap(({ file, after }) => numbersIn(file, after));
  const isNew = (number: number) => !known.has(number);
  return [...new Set([...all.filter(isNew), ...all])];
}

function numbersIn(file: string, text: string | null): number[] {
  return readAccounts({ file, before: null, after: text })?.accounts.map(({ id }) => id) ?? [];
}

/** `logins`: each number's current login. */
export function renamedProblems(
  definitions: readonly ChangedDefinition[],
  logins: ReadonlyMap<number, string>,
): Problem[] {
  const read = definitions.flatMap((it) => readAccounts(it) ?? []);
  const sources = new Map(read.map(({ source }) => [source.file, source]));
  const accounts = read.flatMap((it) => it.accounts);
  return locateFindings(renamedAccounts(accounts, logins), (file) => sources.get(file));
}

function readAccounts({ file, after }: ChangedDefinition) {
  if (after === null) return undefined;
  const read = DefinitionFile.parse(file, after);
  const definition = read.definitionBut("/fingerprint");
  return definition && { source: read.source, accounts: accountsOf(file, definition) };
}
