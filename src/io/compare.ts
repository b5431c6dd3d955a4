// Everything that a check against a base needs, read for both doors alike: the terminal's and GitHub's.

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
import { filesAlike, filesWithIds } from "./search-definitions.ts";

export interface CompareOptions {
  /** The definitions to check; without, those that differ from the base, or all where none does. */
  named?: readonly string[] | undefined;
  /** Why they change; without, the messages of the commits since the base. */
  words?: string | undefined;
  /** Whether to check what was broken at the base already, too, where all definitions are checked. */
  all?: boolean;
  now: UtcTime;
}

/** `checkRegistry(registry, options)` is the check. */
export interface Comparison {
  registry: Snapshot;
  options: CheckOptions;
  /** The definitions that differ from the base, those that are gone, too. */
  changed: string[];
  /** What was published until the base, of the coalitions that are checked. */
  published: ReadonlyMap<string, PublishedCoalition>;
}

/** `asked`: what git was asked of the same folder and files. */
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
  // One search finds who has an id, whatever it is asked for.
  const wanted = new Set([...ids, ...newlyStatedIds(files, published, now)]);
  const found = revision ? searchFiles(registry, wanted) : filesWithIds(root, wanted);
  found?.catch(() => {});
  const looked = searchTerms(files, ({ file }) => published.get(nameOfFile(file))?.last);
  const alike = revision ? undefined : filesAlike(root, looked, { untracked: true });
  alike?.catch(() => {});
  const asksWhy = words === undefined && (!only || losesCitizen(files, published));
  const options: CheckOptions = {
    ...(only ? { only } : { except }),
    ...{ published, changed, commits: await asked.dates },
    scoped: await readScopedHolders(root, base, ids, { registry, differences, found }),
    ...(only && found ? { others: await found } : {}),
    ...(only && alike ? await alikeOption(alike) : {}),
    words: asksWhy ? await readMessages(root, base, revision?.commit) : (words ?? ""),
    now,
  };
  // A person who names files is shown these alone.
  const told = named ? changed.filter((file) => options.only?.includes(file)) : changed;
  return { registry, options, changed: told, published };
}

/** Nothing where they are too many for a search. */
async function alikeOption(alike: Promise<string[] | undefined>): Promise<{ alike?: string[] }> {
  const files = await alike;
  return files ? { alike: files } : {};
}

/** The definitions of a registry that is read already, and that may have one of these ids. */
async function searchFiles(registry: Snapshot, ids: ReadonlySet<Id>): Promise<string[]> {
  if (ids.size === 0) return [];
  return registry.files.flatMap((it) => (it.mayHaveAny(ids) ? [it.file] : []));
}

function ofOrAll(files: readonly string[]): WhichCommits {
  return files.length > 0 ? { names: namesOf(files) } : {};
}

/** What was broken at the base and is left alone. */
async function readBroken(
  root: string,
  base: string,
  registry: Snapshot,
  { changed, published }: Pick<Comparison, "changed" | "published">,
): Promise<string[]> {
  // What is there of `published` is only of the coalitions that changed, where some did.
  const all = changed.length === 0 ? published : await gatherPublished(readCommits(root, base));
  return brokenBefore(registry, all);
}

/** A published definition that was named and is gone is told as that, not as a file not found. */
function isThere(root: string, file: string, published: Comparison["published"]): boolean {
  const [name = ""] = namesOf([file]);
  return existsSync(join(root, file)) || !published.has(name);
}
