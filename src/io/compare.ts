// Everything that a check against a base needs, read for both doors alike: the terminal's and GitHub's.

import { existsSync } from "node:fs";
import { join } from "node:path";
import type { CheckOptions, PublishedCoalition, Registry } from "../core/check.ts";
import { brokenBefore, coalitionsOf, definitionsToCheck, newIds } from "../core/comparison.ts";
import type { UtcTime } from "../core/definition.ts";
import {
  readDifferences,
  readMessages,
  readPublishedUntil,
  readScopedHolders,
} from "./published-versions.ts";
import { listDefinitions, openRegistry } from "./registry-files.ts";

export interface CompareOptions {
  /** The definitions to check; without, those that differ from the base, or all where none does. */
  named?: readonly string[];
  /** Why they change; without, the messages of the commits since the base. */
  words?: string | undefined;
  now: UtcTime;
}

/** `checkRegistry(registry, options)` is the check. */
export interface Comparison {
  registry: Registry;
  options: CheckOptions;
  /** The definitions that differ from the base, those that are gone, too. */
  changed: string[];
  /** What was published until the base, of the coalitions that are checked. */
  published: ReadonlyMap<string, PublishedCoalition>;
}

/** `base` is a commit: `mergeBase` and `pullRequestBase` find it. */
export async function readComparison(
  root: string,
  base: string,
  options: CompareOptions,
): Promise<Comparison> {
  const { named, now } = options;
  const asked = askAll(root, base, options);
  // While git works, the folder is listed here.
  const listing = listDefinitions(root);
  const { differences, published, said } = await asked;
  const changed = [...differences.keys()].sort();
  const further = named?.filter((file) => isThere(root, file, published));
  const registry = openRegistry(root, further, listing);
  const only = further ?? definitionsToCheck(registry, changed, published);
  const except = only ? [] : await readBroken(root, base, registry, { changed, published });
  const ids = newIds(registry, only ?? [], published);
  const scoped = await readScopedHolders(root, base, ids, differences);
  const rest = { published, scoped, words: said, now };
  return {
    registry,
    options: { ...(only ? { only } : { except }), ...rest },
    changed,
    published,
  };
}

/** What git can be asked at once: each question is a process of its own. */
async function askAll(
  root: string,
  base: string,
  { named, words }: Pick<CompareOptions, "named" | "words">,
) {
  const differing = readDifferences(root, base);
  const publishedOf = (files: readonly string[]) =>
    readPublishedUntil(root, base, coalitionsOf(files));
  const [differences, published, said] = await Promise.all([
    differing,
    named ? publishedOf(named) : differing.then((them) => publishedOf([...them.keys()])),
    words ?? readMessages(root, base),
  ]);
  return { differences, published, said };
}

/** What was broken at the base and is left alone. */
async function readBroken(
  root: string,
  base: string,
  registry: Registry,
  { changed, published }: Pick<Comparison, "changed" | "published">,
): Promise<string[]> {
  // What is there of `published` is only of the coalitions that changed, where some did.
  const all = changed.length === 0 ? published : await readPublishedUntil(root, base);
  return brokenBefore(registry, all);
}

/** A published definition that was named and is gone is told as that, not as a file not found. */
function isThere(root: string, file: string, published: Comparison["published"]): boolean {
  const [name = ""] = coalitionsOf([file]) ?? [];
  return existsSync(join(root, file)) || !published.has(name);
}
