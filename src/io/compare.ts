// Reads everything that a check against a base needs, at a terminal and in a workflow alike.

import { existsSync } from "node:fs";
import { join } from "node:path";
import type { CheckOptions, PublishedCoalition } from "../core/check.ts";
import {
  brokenBefore,
  definitionsToCheck,
  losesCitizen,
  newIds,
  newlyStatedIds,
} from "../core/comparison.ts";
import { searchTerms } from "../core/look-alikes/looked-for.ts";
import type { Id, UtcTime } from "../core/registry/definition.ts";
import { nameOfFile, namesOf } from "../core/registry/file-name.ts";
import type { Snapshot } from "../core/registry/snapshot.ts";
import type { Asked } from "./asked.ts";
import { readCommits, type WhichCommits } from "./git-history.ts";
import { gatherPublished, readMessages, readScopedHolders } from "./published-versions.ts";
import { readSnapshot } from "./read-snapshot.ts";
import { filesWithIds } from "./search-definitions.ts";
import { filesAlike } from "./search-look-alikes.ts";

export interface CompareOptions {
  /** The definitions to check. Without, those that differ from the base, or all if none does. */
  named?: readonly string[] | undefined;
  /** Why they change. Without, the messages of the commits since the base. */
  words?: string | undefined;
  /** When all definitions are checked: whether to include those that were already broken at the base. */
  all?: boolean;
  now: UtcTime;
}

/** `checkRegistry(registry, options)` is the check. */
export interface Comparison {
  registry: Snapshot;
  options: CheckOptions;
  /** The definitions that differ from the base, including removed ones. */
  changed: string[];
  /** What was published up to the base, for the checked coalitions. */
  published: ReadonlyMap<string, PublishedCoalition>;
}

/** `asked`: git's answers about the same folder and files. */
export async function readComparison(
  root: string,
  asked: Asked,
  { named, words, all = false, now }: CompareOptions,
): Promise<Comparison> {
  const { base, revision } = asked;
  const listing = await asked.listing;
  const few = await asked.commits;
  const ofFew = few && (await gatherPublished(few));
  const differences = await asked.differences;
  const changed = [...differences.keys()].sort();
  const published =
    ofFew ?? (await gatherPublished(readCommits(root, base, ofOrAll(named ?? changed))));
  const further = named?.filter((file) => isThere(root, file, published));
  const registry =
    revision?.registry ?? (await readSnapshot(root, { further: further ?? [], listing }));
  const only = further ?? definitionsToCheck(registry, changed, published);
  const except = only || all ? [] : await readBroken(root, base, registry, { changed, published });
  const files = (only ?? []).flatMap((file) => registry.get(file) ?? []);
  const ids = newIds(files, published);
  // One search finds the definitions for both kinds of ids.
  const wanted = new Set([...ids, ...newlyStatedIds(files, published, now)]);
  const found = revision ? searchFiles(registry, wanted) : filesWithIds(root, wanted);
  found?.catch(() => {});
  const looked = searchTerms(files, ({ file }) => published.get(nameOfFile(file))?.last);
  const alike = revision ? undefined : filesAlike(root, looked, { untracked: true });
  alike?.catch(() => {});
  const needsMessages = words === undefined && (!only || losesCitizen(files, published));
  const options: CheckOptions = {
    ...(only ? { only } : { except }),
    ...{ published, changed, commits: await asked.dates },
    scoped: await readScopedHolders(root, base, ids, { registry, differences, found }),
    ...(only && found ? { others: await found } : {}),
    ...(only && alike ? await alikeOption(alike) : {}),
    words: needsMessages ? await readMessages(root, base, revision?.commit) : (words ?? ""),
    now,
  };
  // A person who names files sees only these.
  const shown = named ? changed.filter((file) => options.only?.includes(file)) : changed;
  return { registry, options, changed: shown, published };
}

/** No option if there are too many definitions for a search. */
async function alikeOption(alike: Promise<string[] | undefined>): Promise<{ alike?: string[] }> {
  const files = await alike;
  return files ? { alike: files } : {};
}

/** The definitions in a registry already read that may have one of these ids. */
async function searchFiles(registry: Snapshot, ids: ReadonlySet<Id>): Promise<string[]> {
  if (ids.size === 0) return [];
  return registry.files.flatMap((it) => (it.mayHaveAny(ids) ? [it.file] : []));
}

function ofOrAll(files: readonly string[]): WhichCommits {
  return files.length > 0 ? { names: namesOf(files) } : {};
}

/** The definitions that were already broken at the base and did not change. */
async function readBroken(
  root: string,
  base: string,
  registry: Snapshot,
  { changed, published }: Pick<Comparison, "changed" | "published">,
): Promise<string[]> {
  // If some coalitions changed, `published` has only these.
  const all = changed.length === 0 ? published : await gatherPublished(readCommits(root, base));
  return brokenBefore(registry, all);
}

/** False for a named definition that was published and is gone: it is reported as removed, not as a missing file. */
function isThere(root: string, file: string, published: Comparison["published"]): boolean {
  const [name = ""] = namesOf([file]);
  return existsSync(join(root, file)) || !published.has(name);
}
