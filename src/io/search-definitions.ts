// The versions of definitions that have one of some words in them. Ten thousand files are searched
// faster where they lie than where git has packed them: so the versions of a commit are searched in the
// working tree, which has most of them as they are, and only those that it has not are unpacked.

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

/** git looks for each word in turn, which takes longer than unpacking everything where they are many. */
export const MOST_WORDS = 64;

export interface Wanted {
  words: readonly string[];
  /** The working tree, and how it differs from the commit. */
  registry: Snapshot;
  differences: Differences;
  /** The files of the working tree that have one of the words, where they are known already. */
  found?: Promise<string[]> | undefined;
}

/**
 * Gives `take` every version until `commit` of a definition that may have one of the words in it: in no
 * order, and some of them twice.
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
  // Most of the time goes into opening files, so that more threads than cores are of use.
  ...["--threads=4", "--text", "--files-with-matches", "-z", "--fixed-strings"],
];
const NOTHING_FOUND = 1;

/**
 * The definitions in the working tree that may have one of these ids, those that git does not track only where
 * they are asked for; undefined where the ids are too many for a search.
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
/** Of an account that is in more files, those say enough. */
const MOST_WITH_ACCOUNT = 200;

/**
 * The definitions in the working tree that may have a title or an operator's name that looks like one of these, or one
 * of the accounts: by their lines, as every layout has them.
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

/** A text as JSON has it; what is not JSON is nobody's title. */
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

/** The versions that a commit after theirs, up to `commit`, took away. */
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
