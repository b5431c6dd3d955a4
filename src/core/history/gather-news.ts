// The news of some commits: what each published, and which accounts it refers to for the first time in the whole
// history.

import { groupBy } from "../group-by.ts";
import type { Definition } from "../registry/definition.ts";
import { accountNumbers, operatorsWith } from "../review/first-referred.ts";
import type { Entry } from "./entry.ts";
import { commitNews, type FirstReferred, MOST_COMMITS, type News } from "./news.ts";
import { readVersion } from "./read-version.ts";

/** The text of a published definition, by git's id of it; undefined if git no longer has it. */
export type ReadBlob = (blob: string) => Promise<string | undefined>;

/**
 * `history` has all entries, oldest first. `commits` are those to report, each with everything it published; only the
 * newest fifty are reported. Texts are read only if there is an account to look for.
 */
export async function gatherNews(
  history: readonly Entry[],
  commits: ReadonlySet<string>,
  read: ReadBlob,
): Promise<News> {
  const all = groupBy(
    history.filter(({ commit }) => commits.has(commit)),
    ({ commit }) => commit,
  );
  const reported = [...all].slice(-MOST_COMMITS);
  const definitions = new Map<Entry, Definition>();
  for (const entry of reported.flatMap(([, entries]) => entries)) {
    const definition = definitionIn(entry, await read(entry.blob));
    if (definition) definitions.set(entry, definition);
  }
  const first = await firstCommits(history, definitions, read);
  const news = reported.map(([commit, entries]) => {
    const numbers = new Set([...first].filter(([, at]) => at === commit).map(([id]) => id));
    // If a coalition has several entries, its last one is how the commit leaves it.
    const last = new Map(entries.map((entry) => [entry.coalition, definitions.get(entry)]));
    const referred = [...last.values()].flatMap((it) => referredIn(it, numbers));
    return commitNews(commit, entries, referred);
  });
  return { commits: news, omitted: all.size - news.length };
}

function definitionIn({ coalition }: Entry, text: string | undefined): Definition | undefined {
  if (text === undefined) return undefined;
  return readVersion(`${coalition}.json`, new TextEncoder().encode(text));
}

function referredIn(
  definition: Definition | undefined,
  numbers: ReadonlySet<number>,
): Omit<FirstReferred, "moreParts">[] {
  if (!definition || numbers.size === 0) return [];
  return operatorsWith(definition, numbers).map(({ account, parts }) => ({
    ...{ id: account.id, login: account.login, coalition: definition.name },
    ...{ parts: parts.map(({ part }) => part), ids: parts.map(({ id: partId }) => partId) },
  }));
}

/** For each account that no earlier entry refers to, the first commit that does. */
async function firstCommits(
  history: readonly Entry[],
  definitions: ReadonlyMap<Entry, Definition>,
  read: ReadBlob,
): Promise<Map<number, string>> {
  const firstAt = new Map<number, number>();
  for (const [index, entry] of history.entries()) {
    const definition = definitions.get(entry);
    for (const id of definition ? accountNumbers(definition) : []) {
      if (!firstAt.has(id)) firstAt.set(id, index);
    }
  }
  for (const index of placesToSearch(history, definitions)) {
    const entry = history[index] as Entry;
    const later = [...firstAt].filter(([, at]) => at > index).map(([id]) => id);
    if (later.length === 0) continue;
    const text = await read(entry.blob);
    // Most texts have none of the numbers, so they are not parsed.
    if (!later.some((id) => text?.includes(`${id}`))) continue;
    const definition = definitionIn(entry, text);
    for (const id of definition ? accountNumbers(definition) : []) {
      if ((firstAt.get(id) ?? -1) > index) firstAt.delete(id);
    }
  }
  return new Map([...firstAt].map(([id, at]) => [id, (history[at] as Entry).commit]));
}

/**
 * The places of all unreported entries before the last reported one. Those of the same coalitions come first, because
 * a change usually keeps most of its coalition.
 */
function placesToSearch(
  history: readonly Entry[],
  definitions: ReadonlyMap<Entry, Definition>,
): number[] {
  const last = history.findLastIndex((entry) => definitions.has(entry));
  const names = new Set([...definitions.keys()].map(({ coalition }) => coalition));
  const places = [...history.keys()]
    .slice(0, Math.max(last, 0))
    .reverse()
    .filter((index) => !definitions.has(history[index] as Entry));
  const isSame = (index: number) => names.has((history[index] as Entry).coalition);
  return [...places.filter(isSame), ...places.filter((index) => !isSame(index))];
}
