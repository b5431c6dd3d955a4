// The first-parent history of coalitions/, oldest first: one `git log`, one `git cat-file --batch`.

import type { Commit, CommittedFile } from "../core/history/change-log.ts";
import { reasonOf } from "../core/history/reason.ts";
import { compareText } from "../core/problem.ts";
import { timeFromEpoch } from "../core/time.ts";
import { Blobs } from "./blobs.ts";
import { ByteReader, CutShortError } from "./byte-reader.ts";
import { COALITIONS } from "./folders.ts";
import { GitError, gitEnd, startGit, whyCutShort } from "./run-git.ts";

const NUL = 0;
const HEADER = "\u0001";
/** A commit, its time in seconds, its first line, the rest of its message. */
const FORMAT = "%x01%H %ct %s%x02%b";
/** So many files at least are asked for at once, lest git and we wait for each other at every file. */
const AT_ONCE = 32;

export interface WhichCommits {
  /** Only what concerns these coalitions. */
  names?: readonly string[];
  /** Only commits after this one, which is in the first-parent history. */
  after?: string;
  /** Those that changed no definition, too: they tell what time it was. */
  all?: boolean;
}

/**
 * Every commit that changed a definition, against its first parent, up to `commit`: oldest first.
 */
export async function* readCommits(
  folder: string,
  commit: string,
  which: WhichCommits = {},
): AsyncGenerator<Commit> {
  const blobs = new Blobs(folder);
  let asked: Promise<Commit>[] = [];
  let next: Promise<Commit>[] = [];
  let files = 0;
  try {
    for await (const raw of readLog(folder, commit, which)) {
      const read = readFiles(blobs, raw);
      // Awaited below; a consumer that stops early never comes to it.
      read.catch(() => {});
      next.push(read);
      files += raw.changes.length;
      if (files < AT_ONCE) continue;
      // While these are taken in, git is at work on the next ones.
      yield* asked;
      [asked, next, files] = [next, [], 0];
    }
    yield* [...asked, ...next];
  } finally {
    await blobs.close();
  }
}

async function readFiles(blobs: Blobs, { changes, ...facts }: RawCommit): Promise<Commit> {
  const files = changes.map(async ({ file, blob }): Promise<CommittedFile> => {
    if (blob === null) return { file, bytes: null, blob: null };
    return { file, bytes: await blobs.readKnown(blob), blob };
  });
  return { ...facts, files: await Promise.all(files) };
}

/** git compares each path that a commit has with each of these. */
const MOST_PATHS = 20;

/**
 * What leads git to the files of these coalitions, and perhaps to some more: an asterisk in front of a
 * plain end is what it matches fastest, and it stands for folders, too.
 */
function pathsOf(names: readonly string[] | undefined): string[] {
  if (names === undefined || names.length > MOST_PATHS) return [COALITIONS];
  // A stranger's name may be a pattern, which takes git long, or leads it elsewhere.
  if (names.some((name) => !/^[\w.-]+$/.test(name))) return [COALITIONS];
  return names.map((name) => `${COALITIONS}/*${name}.json`);
}

interface RawCommit {
  commit: string;
  at: string;
  subject: string;
  changes: { file: string; blob: string | null }[];
}

async function* readLog(
  folder: string,
  commit: string,
  { names, after, all }: WhichCommits,
): AsyncGenerator<RawCommit> {
  const wanted = names && new Set(names.map((name) => `${name}.json`));
  const isWanted = (file: string) => !wanted || wanted.has(file.slice(file.lastIndexOf("/") + 1));
  const args = [
    ..."log --first-parent --diff-merges=first-parent --raw --no-abbrev --no-renames".split(" "),
    ...["-z", "--reverse", "--relative", `--format=${FORMAT}`, ...(all ? ["--sparse"] : [])],
    ...[after === undefined ? commit : `${after}..${commit}`, "--", ...pathsOf(names)],
  ];
  const child = startGit(folder, args);
  child.stdin.end();
  const end = gitEnd(child, folder, args);
  // Awaited below; a consumer that stops early leaves git with a closed pipe, which is no failure.
  end.catch(() => {});
  try {
    yield* parseLog(new ByteReader(child.stdout), isWanted);
  } catch (cause) {
    if (!(cause instanceof CutShortError)) throw cause;
    throw await whyCutShort(end, "log", cause);
  }
  await end;
}

async function* parseLog(
  reader: ByteReader,
  isWanted: (file: string) => boolean,
): AsyncGenerator<RawCommit> {
  let current: RawCommit | undefined;
  for (;;) {
    const token = await reader.readUntil(NUL);
    if (token === undefined) break;
    if (token.startsWith(HEADER)) {
      if (current) yield inOrder(current);
      current = parseHeader(token);
    } else if (/^\n?:/.test(token)) {
      const file = await reader.readUntil(NUL);
      if (file === undefined) throw new CutShortError("A change has no path.");
      if (file.endsWith(".json") && isWanted(file))
        current?.changes.push({ file, blob: blobOf(token) });
    } else if (token !== "") throw formless(token);
  }
  if (current) yield inOrder(current);
}

/** The order of the files decides that of the entries, and must not be a matter of taste. */
function inOrder(commit: RawCommit): RawCommit {
  return { ...commit, changes: commit.changes.sort((a, b) => compareText(a.file, b.file)) };
}

function parseHeader(token: string): RawCommit {
  const [, commit = "", seconds = "", subject = "", body = ""] =
    /^.(\S+) (-?\d*) ?([^\u0002]*)\u0002(.*)/s.exec(token) ?? [];
  if (commit === "") throw formless(token);
  const at = timeFromEpoch(Number(seconds));
  return { commit, at, subject: reasonOf(subject, body), changes: [] };
}

function formless(token: string): GitError {
  return new GitError(`git log gave a line of no form: ${JSON.stringify(token)}`);
}

function blobOf(raw: string): string | null {
  const [, mode = "", , blob = ""] = raw.trimStart().split(" ");
  return regularBlob(mode, blob);
}

/** Links and submodules are no definitions: to the registry they are not there. */
export function regularBlob(mode: string, blob: string): string | null {
  return mode === "100644" || mode === "100755" ? blob : null;
}
