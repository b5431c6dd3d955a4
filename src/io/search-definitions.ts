// The versions of definitions that have one of some words in them. Ten thousand files are searched
// faster where they lie than where git has packed them: so the versions of a commit are searched in the
// working tree, which has most of them as they are, and only those that it has not are unpacked.

import { join } from "node:path";
import type { FileChange } from "../core/history/change-log.ts";
import { Blobs } from "./blobs.ts";
import { regularBlob } from "./git-history.ts";
import { readRegularFile } from "./read-source.ts";
import { COALITIONS } from "./registry-files.ts";
import { runGit } from "./run-git.ts";

/** What the working tree has otherwise than a commit: by its file, the blob of the commit, or null. */
export type Differences = ReadonlyMap<string, string | null>;

/** git looks for each word in turn, which takes longer than unpacking everything where they are many. */
export const MOST_WORDS = 64;

/**
 * Every version until `commit` of a definition, in no order, that may have one of `words` in it; some
 * of them twice. `differences` are those of the working tree to the commit.
 */
export async function* findVersions(
  root: string,
  commit: string,
  words: readonly string[],
  differences: Differences,
): AsyncGenerator<FileChange> {
  const [found, replaced] = await Promise.all([
    searchWorkingTree(root, words),
    readReplaced(root, commit),
  ]);
  for (const file of found) {
    if (!differences.has(file)) yield { file, bytes: readRegularFile(join(root, file)) };
  }
  const blobs = new Blobs(root);
  try {
    for (const [blob, file] of [...replaced, ...blobsOf(differences)]) {
      yield { file, bytes: (await blobs.read(blob)) ?? null };
    }
  } finally {
    await blobs.close();
  }
}

function blobsOf(differences: Differences): [string, string][] {
  return [...differences].flatMap(([file, blob]): [string, string][] =>
    blob === null ? [] : [[blob, file]],
  );
}

const GREP = [
  ...["-c", "grep.fullName=false", "grep", "--no-color"],
  // Most of the time goes into opening files, so that more threads than cores are of use.
  ...["--threads=4", "--text", "--files-with-matches", "-z", "--fixed-strings"],
];
const NOTHING_FOUND = 1;

async function searchWorkingTree(root: string, words: readonly string[]): Promise<string[]> {
  const patterns = words.flatMap((word) => ["-e", word]);
  const output = await runGit(
    root,
    [...GREP, ...patterns, "--", `${COALITIONS}/`],
    [0, NOTHING_FOUND],
  );
  return output
    .toString("utf8")
    .split("\0")
    .filter((file) => file.endsWith(".json"));
}

/** The blobs that a commit after theirs, up to `commit`, took away: each with its file. */
async function readReplaced(root: string, commit: string): Promise<[string, string][]> {
  const output = await runGit(root, [
    ..."log --first-parent --diff-merges=first-parent --raw --no-abbrev --no-renames".split(" "),
    ...["-z", "--relative", "--format=", "--diff-filter=MDT", commit, "--", COALITIONS],
  ]);
  const changes = output.toString("utf8").matchAll(/:(\d+) \d+ (\S+) \S+ [MDT]\0([^\0]+)\0/g);
  return [...changes].flatMap(([, mode = "", id = "", file = ""]): [string, string][] => {
    const blob = file.endsWith(".json") ? regularBlob(mode, id) : null;
    return blob === null ? [] : [[blob, file]];
  });
}
