// The first-parent history of coalitions/, oldest first: one `git log`, one `git cat-file --batch`.

import type { Commit, CommittedFile } from "../core/history/change-log.ts";
import { reasonOf } from "../core/history/reason.ts";
import { compareText } from "../core/problem.ts";
import { timeFromEpoch } from "../core/time.ts";
import { Blobs } from "./blobs.ts";
import { ByteReader, CutShortError } from "./byte-reader.ts";
import { COALITIONS } from "./folders.ts";
import { cutShortError, GitError, gitEnd, startGit } from "./run-git.ts";

const NUL = 0;
const HEADER = "\u0001";
/** A commit, its time in seconds, its first line, the rest of its message. */
const FORMAT = "%x01%H %ct %s%x02%b";
/** At least this many files are requested at once, so that git never waits for us between files. */
const AT_ONCE = 32;

export interface WhichCommits {
  /** Only changes to these coalitions. */
  names?: readonly string[];
  /** Only commits after this one, which must be in the first-parent history. */
  after?: string;
  /** Also commits that change no definition: they show what time it was. */
  all?: boolean;
}

/**
 * Every commit up to `commit` that changed a definition from its first parent, oldest first.
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
      // Awaited below, unless the consumer stops early.
      read.catch(() => {});
      next.push(read);
      files += raw.changes.length;
      if (files < AT_ONCE) continue;
      // git reads the next ones while the consumer takes these.
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

/** git compares every path in a commit with each of these. */
const MOST_PATHS = 20;

/**
 * Patterns that match the files of these coalitions, and perhaps some more. git matches an asterisk before a
 * plain ending fastest, and the asterisk matches folders, too.
 */
function pathsOf(names: readonly string[] | undefined): string[] {
  if (names === undefined || names.length > MOST_PATHS) return [COALITIONS];
  // A stranger's name may be a pattern that is slow or matches other files.
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
  // Awaited below. If the consumer stops early, git fails on a closed pipe, which is harmless.
  end.catch(() => {});
  try {
    yield* parseLog(new ByteReader(child.stdout), isWanted);
  } catch (cause) {
    if (!(cause instanceof CutShortError)) throw cause;
    throw await cutShortError(end, "log", cause);
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
      if (file === undefined) throw new CutShortError("A changed file has no path.");
      if (file.endsWith(".json") && isWanted(file))
        current?.changes.push({ file, blob: blobOf(token) });
    } else if (token !== "") throw unexpectedOutput(token);
  }
  if (current) yield inOrder(current);
}

/** The order of files decides the order of entries, so it must be the same on every system. */
function inOrder(commit: RawCommit): RawCommit {
  return { ...commit, changes: commit.changes.sort((a, b) => compareText(a.file, b.file)) };
}

function parseHeader(token: string): RawCommit {
  const [, commit = "", seconds = "", subject = "", body = ""] =
    /^.(\S+) (-?\d*) ?([^\u0002]*)\u0002(.*)/s.exec(token) ?? [];
  if (commit === "") throw unexpectedOutput(token);
  const at = timeFromEpoch(Number(seconds));
  return { commit, at, subject: reasonOf(subject, body), changes: [] };
}

function unexpectedOutput(token: string): GitError {
  return new GitError(`git log printed an unexpected line: ${JSON.stringify(token)}`);
}

function blobOf(raw: string): string | null {
  const [, mode = "", , blob = ""] = raw.trimStart().split(" ");
  return regularBlob(mode, blob);
}

/** Links and submodules are not definitions; the registry ignores them. */
export function regularBlob(mode: string, blob: string): string | null {
  return mode === "100644" || mode === "100755" ? blob : null;
}
