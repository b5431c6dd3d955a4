// Accounts by their numbers. The number decides. If one number has two logins, only one can be the account's name today,
// and the other name may belong to somebody else by now.

import type { Maintainer } from "../config/config.ts";
import { groupBy } from "../group-by.ts";
import { type Finding, type Problem, problemAt } from "../problem.ts";
import type { Definition, Operator } from "../registry/definition.ts";
import type { Source } from "../source/source.ts";
import { lowerCase } from "./lines.ts";

/** A place that names a GitHub account. */
export interface AccountPlace {
  file: string;
  /** Points to the login. */
  pointer: string;
  login: string;
  id: number;
}

/** A finding, and the file that it is about. */
export interface FileFinding {
  file: string;
  finding: Finding;
}

/** Every account of a definition's operators, in the order of the file. */
export function accountsOf(file: string, definition: Definition): AccountPlace[] {
  return operatorsIn(definition).flatMap(([pointer, { github }]) =>
    github.map(({ login, id }, index) => {
      return { file, pointer: `${pointer}/github/${index}/login`, login, id };
    }),
  );
}

/**
 * Every operator that a definition names, with its pointer. Modules and ticket issuers have no operator of their own, and
 * may have any shape when a rule about operators asks.
 */
export function operatorsIn(definition: Definition): [pointer: string, Operator][] {
  const parts = (["lattices", "organisms", "confluences"] as const).flatMap((list) =>
    definition[list].map(({ operator }, at): [string, Operator] => [
      `/${list}/${at}/operator`,
      operator,
    ]),
  );
  return [["/operator", definition.operator], ...parts];
}

/** The accounts among a registry's maintainers; a team has no number. */
export function accountsOfMaintainers(
  file: string,
  maintainers: readonly Maintainer[] = [],
): AccountPlace[] {
  return maintainers.flatMap((it, index) =>
    typeof it === "string" ? [] : [{ file, pointer: `/maintainers/${index}/login`, ...it }],
  );
}

/** A finding at each place of a number that has several logins, naming another place. */
export function differingLogins(accounts: readonly AccountPlace[]): FileFinding[] {
  return [...groupBy(accounts, ({ id }) => id).values()].flatMap((places) => {
    const [first] = places;
    const second = places.find((place) => first && !sameLogin(place.login, first.login));
    if (!first || !second) return [];
    return places.map((place) =>
      renamed(place, sameLogin(place.login, first.login) ? second : first),
    );
  });
}

/** The finding for an account that has another login elsewhere. */
export function renamed(
  { file, pointer, login, id }: AccountPlace,
  other: AccountPlace,
): FileFinding {
  const where = other.file === file ? `at ${other.pointer}` : `in ${other.file}`;
  return {
    file,
    finding: {
      code: "account-renamed",
      pointer,
      message: `Account ${id} is ${login} here, but ${other.login} ${where}. An account has one name at a time, so the other name may belong to somebody else by now.`,
      fix: `Look up its login at api.github.com/user/${id} and write it in every place.`,
      cause: String(id),
    },
  };
}

/**
 * Findings for accounts whose login differs from the one in `current`, GitHub's answer today. Numbers that are not in
 * `current` are skipped.
 */
export function renamedAccounts(
  accounts: readonly AccountPlace[],
  current: ReadonlyMap<number, string>,
): FileFinding[] {
  return accounts.flatMap(({ file, pointer, login, id }): FileFinding[] => {
    const now = current.get(id);
    if (now === undefined || sameLogin(now, login)) return [];
    const finding: Finding = {
      code: "account-renamed",
      pointer,
      message: `On GitHub, the account ${id} is now named ${now}, no longer ${login}. The old name may belong to somebody else by now.`,
      fix: `Write: "login": "${now}"`,
      cause: String(id),
    };
    return [{ file, finding }];
  });
}

export function sameLogin(one: string, other: string): boolean {
  return lowerCase(one) === lowerCase(other);
}

/** The findings at their lines. Each file is read once, and only one with a finding. */
export function locateFindings(
  findings: readonly FileFinding[],
  sourceOf: (file: string) => Source | undefined,
): Problem[] {
  return [...groupBy(findings, ({ file }) => file)].flatMap(([file, found]) => {
    const locator = sourceOf(file)?.locator;
    const placeOf = (pointer: string) => locator?.place(pointer) ?? { line: 0, column: 0 };
    return found.map(({ finding }) => problemAt(file, finding, placeOf(finding.pointer)));
  });
}
