// What a comparison asks git. It asks as soon as the base is known, and git works while the rules load and the
// folder is listed. So this file imports nothing large.

import type { Commit } from "../core/history/change-log.ts";
import type { DatedCommit } from "../core/history/commit-dates.ts";
import { namesOf } from "../core/registry/file-name.ts";
import type { Snapshot } from "../core/registry/snapshot.ts";
import { readCommitDates } from "./commit-dates.ts";
import { type Differences, readDifferences } from "./differences.ts";
import { readCommits } from "./git-history.ts";
import { type Listing, listDefinitions } from "./list-definitions.ts";

export interface Asked {
  /** The commit to compare with. */
  base: string;
  listing: Promise<Listing>;
  differences: Promise<Differences>;
  /**
   * The commits that concern the named coalitions, or else those that differ;
   * undefined if they are too many to hold at once.
   */
  commits: Promise<Commit[] | undefined>;
  /** The dates of the commits since. */
  dates: Promise<DatedCommit[]>;
  /** What is checked in place of the working tree: a commit, and the registry in it. */
  revision?: { commit: string; registry: Snapshot };
}

const FEW = 20;

/** `base` is a commit, `named`: the files that a person named. */
export function askAhead(root: string, base: string, named?: readonly string[]): Asked {
  const history = (files: readonly string[]) => readFew(root, base, namesOf(files));
  const ofNamed = named && history(named);
  const listing = listDefinitions(root);
  const differences = readDifferences(root, base, listing);
  const commits = ofNamed ?? differences.then((them) => history([...them.keys()]));
  // The caller awaits these later. Until then, a rejection must not count as unhandled.
  const dates = readCommitDates(root, base);
  for (const answer of [listing, differences, commits, dates]) answer.catch(() => {});
  return { base, listing, differences, commits, dates };
}

export async function readFew(
  root: string,
  base: string,
  names: string[],
): Promise<Commit[] | undefined> {
  if (names.length === 0 || names.length > FEW) return undefined;
  const commits: Commit[] = [];
  for await (const commit of readCommits(root, base, { names })) commits.push(commit);
  return commits;
}
