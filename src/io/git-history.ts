// The first-parent history of coalitions/, oldest first: one `git log`, one `git cat-file --batch`.

import type { Commit, FileChange } from "../core/history/change-log.ts";
import { timeFromEpoch } from "../core/time.ts";
import { Blobs } from "./blobs.ts";
import { ByteReader } from "./byte-reader.ts";
import { askGit, GitError, gitEnd, startGit } from "./run-git.ts";

const NUL = 0;
const HEADER = "\u0001";
/** A commit, its time in seconds, its first line. */
const FORMAT = "%x01%H %ct %s";

/** The commit that is checked out. */
export interface Head {
  commit: string;
  at: string;
}

/** Where a folder stands with git. */
export type Checkout =
  | { git: false; why: string }
  | { git: true; shallow: boolean; head: Head | undefined };

/** Whether `folder` is in a git checkout, whether its history is whole, and what is checked out. */
export async function readCheckout(folder: string): Promise<Checkout> {
  let inside: string;
  try {
    inside = await askGit(folder, [
      "rev-parse",
      "--is-inside-work-tree",
      "--is-shallow-repository",
    ]);
  } catch (error) {
    if (!(error instanceof GitError)) throw error;
    // A folder that git refuses for its owner is a mistake to be mended, not a folder without git.
    if (/dubious ownership/.test(error.message)) throw error;
    return { git: false, why: error.message };
  }
  const [, shallow] = inside.split("\n");
  return { git: true, shallow: shallow === "true", head: await readHead(folder) };
}

async function readHead(folder: string): Promise<Head | undefined> {
  try {
    const line = await askGit(folder, ["log", "-1", "--format=%H %ct", "HEAD"]);
    const [commit = "", seconds = ""] = line.split(" ");
    return { commit, at: timeFromEpoch(Number(seconds)) };
  } catch (error) {
    if (error instanceof GitError) return undefined;
    throw error;
  }
}

/** Every commit that changed a definition, against its first parent, up to `head`. */
export async function* readCommits(folder: string, head: Head): AsyncGenerator<Commit> {
  const blobs = new Blobs(folder);
  try {
    for await (const { changes, ...facts } of readLog(folder, head)) {
      const files: FileChange[] = [];
      for (const { file, blob } of changes) {
        const bytes = blob === null ? null : ((await blobs.read(blob)) ?? null);
        files.push({ file, bytes });
      }
      yield { ...facts, files };
    }
  } finally {
    await blobs.close();
  }
}

interface RawCommit {
  commit: string;
  at: string;
  subject: string;
  changes: { file: string; blob: string | null }[];
}

async function* readLog(folder: string, head: Head): AsyncGenerator<RawCommit> {
  const args = [
    ..."log --first-parent --diff-merges=first-parent --raw --no-abbrev --no-renames".split(" "),
    ...["-z", "--reverse", "--relative", `--format=${FORMAT}`, head.commit, "--", "coalitions"],
  ];
  const child = startGit(folder, [
    "-c",
    "log.showRoot=true",
    "-c",
    "log.showSignature=false",
    ...args,
  ]);
  child.stdin.end();
  const end = gitEnd(child, args);
  // Awaited below; a consumer that stops early leaves git with a closed pipe, which is no failure.
  end.catch(() => {});
  const reader = new ByteReader(child.stdout);
  let current: RawCommit | undefined;
  for (let token = await reader.readUntil(NUL); token !== undefined; ) {
    if (token.startsWith(HEADER)) {
      if (current) yield current;
      current = parseHeader(token);
    } else if (/^\n?:/.test(token)) {
      const file = (await reader.readUntil(NUL)) ?? "";
      if (file.endsWith(".json")) current?.changes.push({ file, blob: blobOf(token) });
    }
    token = await reader.readUntil(NUL);
  }
  await end;
  if (current) yield current;
}

function parseHeader(token: string): RawCommit {
  const [, commit = "", seconds = "", subject = ""] = /^.(\S+) (\d+) ?(.*)/s.exec(token) ?? [];
  return { commit, at: timeFromEpoch(Number(seconds)), subject, changes: [] };
}

/** Links and submodules are no definitions: to the registry they are not there. */
function blobOf(raw: string): string | null {
  const [, mode, , blob] = raw.trimStart().split(" ");
  return mode === "100644" || mode === "100755" ? (blob ?? null) : null;
}
