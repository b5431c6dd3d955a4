// The first-parent history of coalitions/, oldest first: one `git log`, one `git cat-file --batch`.

import type { Commit, FileChange } from "../core/history/change-log.ts";
import { compareText } from "../core/problem.ts";
import { timeFromEpoch } from "../core/time.ts";
import { Blobs } from "./blobs.ts";
import { ByteReader } from "./byte-reader.ts";
import { COALITIONS } from "./folders.ts";
import { gitEnd, startGit } from "./run-git.ts";

const NUL = 0;
const HEADER = "\u0001";
/** A commit, its time in seconds, its first line. */
const FORMAT = "%x01%H %ct %s";

/**
 * Every commit that changed a definition, against its first parent, up to `commit`. With `names`,
 * only what concerns these coalitions.
 */
export async function* readCommits(
  folder: string,
  commit: string,
  names?: readonly string[],
): AsyncGenerator<Commit> {
  const blobs = new Blobs(folder);
  const wanted = names && new Set(names.map((name) => `${name}.json`));
  try {
    for await (const { changes, ...facts } of readLog(folder, commit, pathsOf(names))) {
      const files: FileChange[] = [];
      for (const { file, blob } of changes) {
        if (wanted && !wanted.has(file.slice(file.lastIndexOf("/") + 1))) continue;
        const bytes = blob === null ? null : ((await blobs.read(blob)) ?? null);
        files.push({ file, bytes });
      }
      yield { ...facts, files };
    }
  } finally {
    await blobs.close();
  }
}

/** git compares each path that a commit has with each of these. */
const MOST_PATHS = 20;

/**
 * What leads git to the files of these coalitions, and perhaps to some more: an asterisk in front of a
 * plain end is what it matches fastest, and it stands for folders, too.
 */
function pathsOf(names: readonly string[] | undefined): string[] {
  if (names === undefined || names.length > MOST_PATHS) return [COALITIONS];
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
  paths: readonly string[],
): AsyncGenerator<RawCommit> {
  const args = [
    ..."log --first-parent --diff-merges=first-parent --raw --no-abbrev --no-renames".split(" "),
    ...["-z", "--reverse", "--relative", `--format=${FORMAT}`, commit, "--", ...paths],
  ];
  const child = startGit(folder, args);
  child.stdin.end();
  const end = gitEnd(child, folder, args);
  // Awaited below; a consumer that stops early leaves git with a closed pipe, which is no failure.
  end.catch(() => {});
  const reader = new ByteReader(child.stdout);
  let current: RawCommit | undefined;
  for (let token = await reader.readUntil(NUL); token !== undefined; ) {
    if (token.startsWith(HEADER)) {
      if (current) yield inOrder(current);
      current = parseHeader(token);
    } else if (/^\n?:/.test(token)) {
      const file = (await reader.readUntil(NUL)) ?? "";
      if (file.endsWith(".json")) current?.changes.push({ file, blob: blobOf(token) });
    }
    token = await reader.readUntil(NUL);
  }
  await end;
  if (current) yield inOrder(current);
}

/** The order of the files decides that of the entries, and must not be a matter of taste. */
function inOrder(commit: RawCommit): RawCommit {
  return { ...commit, changes: commit.changes.sort((a, b) => compareText(a.file, b.file)) };
}

function parseHeader(token: string): RawCommit {
  const [, commit = "", seconds = "", subject = ""] = /^.(\S+) (\d+) ?(.*)/s.exec(token) ?? [];
  return { commit, at: timeFromEpoch(Number(seconds)), subject, changes: [] };
}

function blobOf(raw: string): string | null {
  const [, mode = "", , blob = ""] = raw.trimStart().split(" ");
  return regularBlob(mode, blob);
}

/** Links and submodules are no definitions: to the registry they are not there. */
export function regularBlob(mode: string, blob: string): string | null {
  return mode === "100644" || mode === "100755" ? blob : null;
}
