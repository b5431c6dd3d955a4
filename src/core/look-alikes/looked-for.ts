// What is new in some definitions and must be searched for in all others. git finds the files with it, so that a
// large registry is not read.

import { type AccountPlace, accountsOf } from "../owners/accounts.ts";
import { lowerCase } from "../owners/lines.ts";
import type { Definition } from "../registry/definition.ts";
import type { DefinitionFile } from "../registry/snapshot.ts";
import { operatorsOf } from "./look-alikes.ts";
import { lookOf } from "./skeleton.ts";

/** What to search for in other definitions. */
export interface SearchTerms {
  looks: ReadonlySet<string>;
  /** In lowercase. */
  logins: ReadonlySet<string>;
  numbers: ReadonlySet<number>;
}

/** What other definitions may have that looks like something new in these. */
export function searchTerms(
  files: readonly DefinitionFile[],
  beforeOf: (file: DefinitionFile) => Definition | undefined,
): SearchTerms {
  const titles: string[] = [];
  const operators: string[] = [];
  const fresh: AccountPlace[] = [];
  for (const it of files) {
    const { file, definition } = it;
    if (!definition) continue;
    const before = beforeOf(it);
    if (!before || lookOf(before.title) !== lookOf(definition.title)) titles.push(definition.title);
    const names = new Set(before && operatorsOf(file, before).map(({ text }) => text));
    operators.push(
      ...operatorsOf(file, definition).flatMap(({ text }) => (names.has(text) ? [] : text)),
    );
    const accounts = new Set(
      before && accountsOf(file, before).map(({ login, id }) => `${login} ${id}`),
    );
    fresh.push(
      ...accountsOf(file, definition).filter(({ login, id }) => !accounts.has(`${login} ${id}`)),
    );
  }
  return {
    looks: new Set([...titles, ...operators].map(lookOf)),
    logins: new Set(fresh.map(({ login }) => lowerCase(login))),
    numbers: new Set(fresh.map(({ id }) => id)),
  };
}
