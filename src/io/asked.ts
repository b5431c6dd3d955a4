// What git is asked for a comparison. It is asked as soon as the base is known, and works on its answers
// while the rules are loaded and the folder is listed: so this file imports nothing that is large.

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
   * What concerns the coalitions that are named, or else those that differ, where they are few;
   * undefined where they are too many to be held at once.
   */
  commits: Promise<Commit[] | undefined>;
  /** The dates of the commits since. */
  dates: Promise<DatedCommit[]>;
  /** What is checked in place of the working tree: a commit, and the registry in it. */
  revision?: { commit: string; registry: Snapshot };
}

const FEW = 20;

/** `base` is a commit, `named` are files that a person named. */
export function askAhead(root: string, base: string, named?: readonly string[]): Asked {
  const history = (files: readonly string[]) => readFew(root, base, namesOf(files));
  const ofNamed = named && history(named);
  const listing = listDefinitions(root);
  const differences = readDifferences(root, base, listing);
  const commits = ofNamed ?? differences.then((them) => history([...them.keys()]));
  // Whoever awaits them learns of it; until then nobody is there to listen.
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
