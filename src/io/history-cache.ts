// What was read of the history, kept in git's own folder, where nothing is committed and a clone begins
// without it. It is believed only where it must be right, and may be deleted at any time.

import { createHash } from "node:crypto";
import {
  closeSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from "node:fs";
import { dirname, resolve } from "node:path";
import { codeDigest } from "../../generated/code-digest.js";
import type { SavedCoalition, Skipped } from "../core/history/change-log.ts";
import type { Entry } from "../core/history/entry.ts";
import { History, type SavedHistory } from "../core/history/history.ts";
import type { Rewriting } from "../core/history/rewriting.ts";
import { askGit, GitError } from "./run-git.ts";

/** A history up to a commit. */
export interface Kept {
  commit: string;
  history: History;
}

/**
 * The first line. What follows is a line of JSON for each thing, in this order, and in the last line
 * the SHA-256 of all lines before it, as hex.
 */
interface Head {
  /** Of the sources that decide what is published, and how it is kept. */
  code: string;
  /** The registry's folder below the repository's. */
  prefix: string;
  rewritings: readonly Rewriting[];
  commit: string;
  now: string | null;
  coalitions: number;
  entries: number;
  skipped: number;
}

const FILE = "coalitions-history";

/**
 * The history that was kept last, where it is one of a first-parent ancestor of `commit` (or of itself),
 * of the same folder, with the same rewritings, and made by the same code.
 */
export async function readKept(
  root: string,
  commit: string,
  rewritings: readonly Rewriting[],
): Promise<Kept | undefined> {
  const { file, prefix } = await placeOf(root);
  const body = bodyOf(readIfThere(file));
  if (!body) return undefined;
  const lines = linesOf(body);
  const head = restoring(() => parseLine<Head>(lines));
  const same = JSON.stringify(head?.rewritings) === JSON.stringify(rewritings);
  if (!head || head.code !== codeDigest || head.prefix !== prefix || !same) return undefined;
  if (!(await leadsTo(root, head.commit, commit))) return undefined;
  const history = restoring(() => History.restore(parseHistory(head, lines), rewritings));
  return history && { commit: head.commit, history };
}

/** Keeps a history in place of the one before. A folder that cannot be written is no fault. */
export async function keepHistory(
  root: string,
  { commit, history }: Kept,
  rewritings: readonly Rewriting[],
): Promise<void> {
  const { file, prefix } = await placeOf(root);
  const saved = history.save();
  const head: Head = {
    code: codeDigest,
    prefix,
    rewritings,
    commit,
    now: saved.log.now ?? null,
    coalitions: saved.log.coalitions.length,
    entries: saved.entries.length,
    skipped: saved.skipped.length,
  };
  const next = `${file}.${process.pid}`;
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeLines(next, [head], saved.log.coalitions, saved.entries, saved.skipped);
    // Whoever reads it has the whole of the one or the whole of the other.
    renameSync(next, file);
  } catch {
    rmSync(next, { force: true });
  }
}

async function placeOf(root: string): Promise<{ file: string; prefix: string }> {
  const answer = await askGit(root, ["rev-parse", "--git-path", FILE, "--show-prefix"]);
  const [file = FILE, prefix = ""] = answer.split("\n");
  return { file: resolve(root, file), prefix };
}

const NEWLINE = 0x0a;
/** Bytes: written by so many at once, a long history is not in memory once more. */
const AT_ONCE = 1024 * 1024;

function writeLines(path: string, ...things: (readonly object[])[]): void {
  const sum = createHash("sha256");
  const file = openSync(path, "w");
  try {
    let waiting = "";
    const write = () => {
      sum.update(waiting);
      writeSync(file, waiting);
      waiting = "";
    };
    for (const thing of things.flat()) {
      waiting += `${JSON.stringify(thing)}\n`;
      if (waiting.length > AT_ONCE) write();
    }
    write();
    writeSync(file, `${sum.digest("hex")}\n`);
  } finally {
    closeSync(file);
  }
}

function readIfThere(file: string): Buffer | undefined {
  try {
    return readFileSync(file);
  } catch {
    return undefined;
  }
}

/** What stands before the checksum; undefined where it is not as it was written. */
function bodyOf(bytes: Buffer | undefined): Buffer | undefined {
  const end = bytes ? bytes.length - "\n".length - 64 : -1;
  if (!bytes || end < 0) return undefined;
  const body = bytes.subarray(0, end);
  const checksum = `${createHash("sha256").update(body).digest("hex")}\n`;
  return bytes.toString("latin1", end) === checksum ? body : undefined;
}

/** A file may be whole, and still not be what it says: then everything is read anew. */
function restoring<T>(restore: () => T): T | undefined {
  try {
    return restore();
  } catch {
    return undefined;
  }
}

function parseHistory(head: Head, lines: Iterator<string, undefined>): SavedHistory {
  const take = <T>(count: number) => Array.from({ length: count }, () => parseLine<T>(lines));
  const coalitions = take<SavedCoalition>(head.coalitions);
  const entries = take<Entry>(head.entries);
  const skipped = take<Skipped>(head.skipped);
  const now = head.now === null ? {} : { now: head.now };
  return { log: { ...now, coalitions }, entries, skipped };
}

/** Throws where there is no line, or no JSON in it. */
function parseLine<T>(lines: Iterator<string, undefined>): T {
  return JSON.parse(lines.next().value ?? "") as T;
}

function* linesOf(bytes: Buffer): Generator<string, undefined> {
  for (let start = 0; start < bytes.length; ) {
    const end = bytes.indexOf(NEWLINE, start);
    yield bytes.toString("utf8", start, end);
    start = end + 1;
  }
}

const COMMIT = /^[0-9a-f]{40,64}$/;

/** Whether `commit` comes after `earlier` by first parents alone, or is it. */
async function leadsTo(root: string, earlier: string, commit: string): Promise<boolean> {
  if (earlier === commit) return true;
  if (!COMMIT.test(earlier)) return false;
  const range = ["--first-parent", "--parents", "--reverse", `${earlier}..${commit}`, "--"];
  try {
    const [oldest = ""] = (await askGit(root, ["rev-list", ...range])).split("\n");
    return oldest.split(" ")[1] === earlier;
  } catch (error) {
    // The commit that was kept is in the repository no more.
    if (error instanceof GitError) return false;
    throw error;
  }
}
