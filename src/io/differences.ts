// Finds the definitions in the working tree that differ from a commit.

import { COALITIONS } from "./folders.ts";
import { regularBlob } from "./git-history.ts";
import { type Listing, listDefinitions, pathText, splitAtNul } from "./list-definitions.ts";
import { runGit } from "./run-git.ts";

/** By file: the commit's blob, or null if the commit does not have the file. */
export type Differences = ReadonlyMap<string, string | null>;

const DIFF = "diff --raw --no-abbrev --no-renames --relative -z".split(" ");

/** Includes removed and untracked definitions; `listing` has the untracked ones. */
export async function readDifferences(
  root: string,
  commit: string,
  listing: Listing | Promise<Listing> = listDefinitions(root),
): Promise<Differences> {
  const [output, { definitions }] = await Promise.all([
    runGit(root, [...DIFF, commit, "--", `${COALITIONS}/`]),
    listing,
  ]);
  const differences = new Map<string, string | null>();
  for (const { file, isUntracked } of definitions) if (isUntracked) differences.set(file, null);
  // Pairs of ":<mode> <mode> <blob> <blob> <letter>" and a path.
  const parts = splitAtNul(output);
  for (let at = 0; at + 1 < parts.length; at += 2) {
    const [mode = "", , blob = ""] = `${parts[at]}`.slice(1).split(" ");
    const file = pathText(parts[at + 1] as Buffer);
    // After `git rm --cached` a file is in both lists. The commit's blob counts.
    if (file.endsWith(".json")) differences.set(file, regularBlob(mode, blob));
  }
  return differences;
}
