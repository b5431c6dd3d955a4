// Finds the versions of definitions that contain one of some words. Searching ten thousand files in the working tree
// is faster than unpacking them from git. So a commit's versions are searched in the working tree, which has most of
// them unchanged, and only the others are unpacked.

import type { FileChange } from "../core/history/change-log.ts";
import type { SearchTerms } from "../core/look-alikes/looked-for.ts";
import { lookOf } from "../core/look-alikes/skeleton.ts";
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

/** Each a blob and its file. */
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

const GREP = [
  ...["-c", "grep.fullName=false", "grep", "--no-color"],
  // Opening files takes most of the time, so more threads than cores help.
  ...["--threads=4", "--text", "--files-with-matches", "-z", "--fixed-strings"],
];
const NOTHING_FOUND = 1;

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

const LINES = GREP.filter((it) => it !== "--files-with-matches");
const NAMED = /"(?:title|name)"\s*:\s*("(?:[^"\\]|\\.)*")/g;
/** If an account is in more files, these are enough. */
const MOST_WITH_ACCOUNT = 200;

/**
 * The definitions in the working tree that may have a similar title or operator's name, or one of the accounts. A
 * search by lines, which works in every layout.
 */
export async function filesAlike(
  root: string,
  { looks, logins, numbers, hasTitle, hasOperator }: SearchTerms,
  { untracked = false } = {},
): Promise<string[] | undefined> {
  const accounts = [...[...logins].map((it) => `"${it}"`), ...[...numbers].map(String)];
  const words = [...(hasTitle ? ['"title"'] : []), ...(hasOperator ? ['"name"'] : []), ...accounts];
  if (words.length === 0) return [];
  if (words.length > MOST_WORDS) return undefined;
  const patterns = words.flatMap((word) => ["-e", word]);
  const flags = [...LINES, "--ignore-case", ...(untracked ? UNTRACKED : [])];
  const args = [...flags, ...patterns, "--", `${COALITIONS}/`];
  const output = (await runGit(root, args, [0, NOTHING_FOUND])).toString("utf8");
  const named = new Set<string>();
  const withAccount = new Set<string>();
  for (const [, file = "", line = ""] of output.matchAll(/([^\0\n]+)\0(.*)\n/g)) {
    if (named.has(file)) continue;
    const texts = [...line.matchAll(NAMED)].map(([, text = '""']) => unquoted(text));
    if (texts.some((text) => looks.has(lookOf(text)))) named.add(file);
    else if (accounts.some((it) => line.toLowerCase().includes(it))) withAccount.add(file);
  }
  return [...new Set([...named, ...[...withAccount].slice(0, MOST_WITH_ACCOUNT)])];
}

/** Parses a JSON string; empty for anything else. */
function unquoted(text: string): string {
  try {
    return String(JSON.parse(text));
  } catch {
    return "";
  }
}

const UNTRACKED = ["--untracked", "--no-exclude-standard"];

async function searchWorkingTree(
  root: string,
  words: readonly string[],
  flags: readonly string[] = [],
): Promise<string[]> {
  const patterns = words.flatMap((word) => ["-e", word]);
  const output = await runGit(
    root,
    [...GREP, ...flags, ...patterns, "--", `${COALITIONS}/`],
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
