// Which definitions the working tree has otherwise than a commit.

import { COALITIONS } from "./folders.ts";
import { regularBlob } from "./git-history.ts";
import { type Listing, listDefinitions, pathText, splitAtNul } from "./list-definitions.ts";
import { runGit } from "./run-git.ts";

/** By the files that differ: the blob that the commit has of each, or null where it has none. */
export type Differences = ReadonlyMap<string, string | null>;

const DIFF = "diff --raw --no-abbrev --no-renames --relative -z".split(" ");

/** Those that are gone, and those that git has not been told of yet, too; `listing` has these. */
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
  // In turn: ":<mode> <mode> <blob> <blob> <letter>", and its path.
  const parts = splitAtNul(output);
  for (let at = 0; at + 1 < parts.length; at += 2) {
    const [mode = "", , blob = ""] = `${parts[at]}`.slice(1).split(" ");
    const file = pathText(parts[at + 1] as Buffer);
    // A file that git has been told to forget is both: what the commit has of it counts.
    if (file.endsWith(".json")) differences.set(file, regularBlob(mode, blob));
  }
  return differences;
}
