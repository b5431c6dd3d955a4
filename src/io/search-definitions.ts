// Finds the versions of definitions that contain one of some words. Searching ten thousand files in the working tree
// is faster than unpacking them from git. So a commit's versions are searched in the working tree, which has most of
// them unchanged, and only the others are unpacked.

import type { FileChange } from "../core/history/change-log.ts";
import { ESCAPED } from "../core/registry/ids-in-text.ts";
import type { Snapshot } from "../core/registry/snapshot.ts";
import { Blobs } from "./blobs.ts";
import type { Differences } from "./differences.ts";
import { COALITIONS } from "./folders.ts";
import { regularBlob } from "./git-history.ts";
import { pathText, splitAtNul } from "./list-definitions.ts";
import { runGit } from "./run-git.ts";

/** git searches for each word in turn. With more words, unpacking everything is faster. */
export const MOST_WORDS = 64;

export interface Wanted {
  words: readonly string[];
  /** The working tree and its differences from the commit. */
  registry: Snapshot;
  differences: Differences;
  /** The files of the working tree that have one of the words, if they are known already. */
  found?: Promise<string[]> | undefined;
}

/**
 * Passes to `take` every version up to `commit` of a definition that may contain one of the words. In no
 * particular order; some come twice.
 */
export async function searchVersions(
  root: string,
  commit: string,
  { words, registry, differences, found }: Wanted,
  take: (version: FileChange) => void,
): Promise<void> {
  const inWorkingTree = async () => {
    const encoder = new TextEncoder();
    for (const file of await (found ?? searchWorkingTree(root, words))) {
      const there = differences.has(file) ? undefined : registry.get(file);
      if (there) take({ file, bytes: encoder.encode(there.source.text) });
    }
  };
  const inHistory = async () => {
    const versions = [...(await readReplaced(root, commit)), ...blobsOf(differences)];
    if (versions.length > 0) await unpack(root, versions, take);
  };
  await Promise.all([inWorkingTree(), inHistory()]);
}

type Version = [blob: string, file: string];

function blobsOf(differences: Differences): Version[] {
  return [...differences].flatMap(([file, blob]): Version[] =>
    blob === null ? [] : [[blob, file]],
  );
}

async function unpack(
  root: string,
  versions: readonly Version[],
  take: (version: FileChange) => void,
): Promise<void> {
  const blobs = new Blobs(root);
  try {
    for (const [blob, file] of versions) take({ file, bytes: await blobs.readKnown(blob) });
  } finally {
    await blobs.close();
  }
}

/** Opening files takes most of the time, so more threads than cores help. */
export const GREP = "-c grep.fullName=false grep --no-color --threads=4 --text -z".split(" ");
export const NOTHING_FOUND = 1;

/**
 * The definitions in the working tree that may have one of these ids, with untracked ones only on request;
 * undefined if there are too many ids for a search.
 */
export function filesWithIds(
  root: string,
  ids: ReadonlySet<string>,
  { untracked = false } = {},
): Promise<string[]> | undefined {
  if (ids.size > MOST_WORDS) return undefined;
  if (ids.size === 0) return Promise.resolve([]);
  return searchWorkingTree(root, [...ids, ESCAPED], untracked ? UNTRACKED : []);
}

export const UNTRACKED = ["--untracked", "--no-exclude-standard"];

async function searchWorkingTree(
  root: string,
  words: readonly string[],
  flags: readonly string[] = [],
): Promise<string[]> {
  const patterns = words.flatMap((word) => ["-e", word]);
  const output = await runGit(
    root,
    [
      ...GREP,
      "--files-with-matches",
      "--fixed-strings",
      ...flags,
      ...patterns,
      "--",
      `${COALITIONS}/`,
    ],
    [0, NOTHING_FOUND],
  );
  return splitAtNul(output)
    .map(pathText)
    .filter((file) => file.endsWith(".json"));
}

/** The versions that a later commit, up to `commit`, replaced or removed. */
async function readReplaced(root: string, commit: string): Promise<Version[]> {
  const output = await runGit(root, [
    ..."log --first-parent --diff-merges=first-parent --raw --no-abbrev --no-renames".split(" "),
    ...["-z", "--relative", "--format=", "--diff-filter=MDT", commit, "--", COALITIONS],
  ]);
  const changes = output.toString("utf8").matchAll(/:(\d+) \d+ (\S+) \S+ [MDT]\0([^\0]+)\0/g);
  return [...changes].flatMap(([, mode = "", id = "", file = ""]): Version[] => {
    const blob = file.endsWith(".json") ? regularBlob(mode, id) : null;
    return blob === null ? [] : [[blob, file]];
  });
}
