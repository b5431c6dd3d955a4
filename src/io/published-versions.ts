// What was published before a branch left its base. The code that reads a history is loaded only when there is one:
// a check without a base does not need it.

import type { PublishedCoalition, ScopedHolders } from "../core/check.ts";
import type { Commit } from "../core/history/change-log.ts";
import type { Id } from "../core/registry/definition.ts";
import { readCommits } from "./git-history.ts";
import { askGit } from "./run-git.ts";
import { MOST_WORDS, searchVersions, type Wanted } from "./search-definitions.ts";

/**
 * What these commits, oldest first, published for each coalition: every fingerprint with its composition
 * digest, and the last version.
 */
export async function gatherPublished(
  commits: Iterable<Commit> | AsyncIterable<Commit>,
): Promise<Map<string, PublishedCoalition>> {
  const { PublishedGatherer } = await import("../core/history/published.ts");
  const published = new PublishedGatherer();
  for await (const commit of commits) published.add(commit);
  return published.finish();
}

/**
 * Who published one of the ids as a module's or ticket issuer's, up to `commit`. One search of the
 * whole history finds the coalitions that may have, rarely any. Then only their history is read.
 */
export async function readScopedHolders(
  root: string,
  commit: string,
  ids: ReadonlySet<Id>,
  workingTree: Omit<Wanted, "words">,
): Promise<ScopedHolders> {
  if (ids.size === 0) return new Map();
  const { ScopedIdGatherer, ScopedIdSearch } = await import("../core/history/scoped-ids.ts");
  const search = new ScopedIdSearch(ids);
  if (ids.size > MOST_WORDS) {
    for await (const change of readCommits(root, commit)) search.add(change);
  } else {
    await searchVersions(root, commit, { words: search.words, ...workingTree }, (version) =>
      search.add({ files: [version] }),
    );
  }
  if (search.coalitions.size === 0) return new Map();
  const holders = new ScopedIdGatherer(ids);
  for await (const change of readCommits(root, commit, { names: [...search.coalitions] }))
    holders.add(change);
  return holders.finish();
}

/** The messages of the commits after `commit` up to `head`, newest first. */
export function readMessages(root: string, commit: string, head = "HEAD"): Promise<string> {
  return askGit(root, ["log", "--format=%B", `${commit}..${head}`, "--"]);
}
