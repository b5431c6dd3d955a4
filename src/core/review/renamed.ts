// Accounts that GitHub knows by another login today: a warning each, in the definitions that change.

import { soundDefinition } from "../check.ts";
import { accountsOf, locateFindings, renamedAccounts } from "../owners/accounts.ts";
import type { Problem } from "../problem.ts";
import { parseText, type Source } from "../source/source.ts";
import type { ChangedDefinition } from "./check-result.ts";

/** The numbers of all accounts in the definitions as they will be. */
export function accountNumbers(definitions: readonly ChangedDefinition[]): number[] {
  return definitions.flatMap((it) => readAccounts(it)?.accounts.map(({ id }) => id) ?? []);
}

/** `logins`: of each number the login that it has today. */
export function renamedProblems(
  definitions: readonly ChangedDefinition[],
  logins: ReadonlyMap<number, string>,
): Problem[] {
  const read = definitions.flatMap((it) => readAccounts(it) ?? []);
  const sources = new Map(read.map(({ source }) => [source.file, source]));
  const accounts = read.flatMap((it) => it.accounts);
  return locateFindings(renamedAccounts(accounts, logins), (file) => sources.get(file) as Source);
}

function readAccounts({ file, after }: ChangedDefinition) {
  if (after === null) return undefined;
  const source: Source = parseText(file, after);
  const definition = soundDefinition(source, "/fingerprint");
  return definition && { source, accounts: accountsOf(file, definition) };
}
