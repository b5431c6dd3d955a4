// What a branch is compared with: where it left its base, and what was published until then.

import type { PublishedCoalition, ScopedHolders } from "../core/check.ts";
import type { Id } from "../core/definition.ts";
import { PublishedGatherer } from "../core/history/published.ts";
import { ScopedIdGatherer, ScopedIdSearch } from "../core/history/scoped-ids.ts";
import { refuseShallow } from "./git-checkout.ts";
import { readCommits, regularBlob } from "./git-history.ts";
import { COALITIONS } from "./registry-files.ts";
import { askGit, GitError, runGit } from "./run-git.ts";
import { type Differences, findVersions, MOST_WORDS } from "./search-definitions.ts";

/** The commit from which HEAD and `revision` went apart; GitError when there is none. */
export async function mergeBase(root: string, revision: string): Promise<string> {
  try {
    return await askGit(root, ["merge-base", "--end-of-options", revision, "HEAD"]);
  } catch (cause) {
    if (!(cause instanceof GitError)) throw cause;
    const why = `This clone does not show where HEAD and ${revision} went apart. Name a revision that is there; in a workflow, check out with fetch-depth: 0.`;
    throw new GitError(`${why} (${cause.message})`, { cause });
  }
}

/**
 * The commit that a pull request's changes are against. GitHub checks out a merge of its head into
 * the base as it is now, which may be newer than the base that the event names.
 */
export async function pullRequestBase(
  root: string,
  { base, head }: { base: string; head: string | undefined },
): Promise<string> {
  const [, first, second] = (await askGit(root, ["rev-list", "-1", "--parents", "HEAD"])).split(
    " ",
  );
  return first !== undefined && second !== undefined && second === head
    ? first
    : mergeBase(root, base);
}

/**
 * What was published until `commit`, by coalition: each fingerprint with its composition digest,
 * and the last version. With `names`, of these alone.
 */
export async function readPublishedUntil(
  root: string,
  commit: string,
  names?: readonly string[],
): Promise<Map<string, PublishedCoalition>> {
  const [published] = await Promise.all([
    gatherPublished(root, commit, names),
    refuseShallow(root),
  ]);
  return published;
}

async function gatherPublished(root: string, commit: string, names?: readonly string[]) {
  const published = new PublishedGatherer();
  for await (const change of readCommits(root, commit, names)) published.add(change);
  return published.finish();
}

/**
 * Who published one of the ids until `commit` as that of a module or ticket issuer. One search of the
 * whole history finds the coalitions that may have, and seldom any; then theirs alone is read.
 */
export async function readScopedHolders(
  root: string,
  commit: string,
  ids: ReadonlySet<Id>,
  differences?: Differences,
): Promise<ScopedHolders> {
  if (ids.size === 0) return new Map();
  const search = new ScopedIdSearch(ids);
  if (ids.size > MOST_WORDS) {
    for await (const change of readCommits(root, commit)) search.add(change);
  } else {
    const known = differences ?? (await readDifferences(root, commit));
    const versions = findVersions(root, commit, search.words, known);
    for await (const version of versions) search.add({ files: [version] });
  }
  if (search.coalitions.size === 0) return new Map();
  const holders = new ScopedIdGatherer(ids);
  for await (const change of readCommits(root, commit, [...search.coalitions])) holders.add(change);
  return holders.finish();
}

/**
 * The files of definitions that differ from `commit` in the working tree: those that are gone, and
 * those that nobody has added yet, too.
 */
export async function readDifferences(root: string, commit: string): Promise<Differences> {
  const differing = ["diff", "--raw", "--no-abbrev", "--no-renames", "--relative", "-z", commit];
  const untracked = ["ls-files", "--others", "--exclude-standard", "-z"];
  const [changes = "", files = ""] = await Promise.all(
    [differing, untracked].map(async (args) =>
      (await runGit(root, [...args, "--", `${COALITIONS}/`])).toString("utf8"),
    ),
  );
  const blobs = [...changes.matchAll(/:(\d+) \d+ (\S+) \S+ \w+\0([^\0]+)\0/g)].map(
    ([, mode = "", blob = "", file = ""]) => [file, regularBlob(mode, blob)] as const,
  );
  const added = files.split("\0").map((file) => [file, null] as const);
  // A file that git has been told to forget is both: what the commit has of it counts.
  return new Map([...added, ...blobs].filter(([file]) => file.endsWith(".json")));
}

/** The files of these, sorted. */
export async function readChangedFiles(root: string, commit: string): Promise<string[]> {
  return [...(await readDifferences(root, commit)).keys()].sort();
}

/** The messages of the commits that came after `commit`, newest first. */
export function readMessages(root: string, commit: string): Promise<string> {
  return askGit(root, ["log", "--format=%B", `${commit}..HEAD`, "--"]);
}
