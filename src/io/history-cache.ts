// What was read of the history, kept in git's own folder, where nothing is committed and a clone begins
// without it. It is believed only where it must be right, and may be deleted at any time.

import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { codeDigest } from "../../generated/code-digest.js";
import type { SavedCoalition, Skipped } from "../core/history/change-log.ts";
import type { Entry } from "../core/history/entry.ts";
import type { SavedHistory, SavedIds } from "../core/history/history.ts";
import type { Rewriting } from "../core/history/rewriting.ts";
import { askGit, GitError } from "./run-git.ts";

/** A history up to a commit. */
export interface Kept {
  commit: string;
  history: SavedHistory;
}

/** The first line; what follows is a line of JSON for each thing, in this order. */
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
  ids: number;
  /** SHA-256 over everything after the first line. */
  checksum: string;
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
  const kept = parseKept(readIfThere(file), (head) => {
    const same = JSON.stringify(head.rewritings) === JSON.stringify(rewritings);
    return head.code === codeDigest && head.prefix === prefix && same;
  });
  return kept && (await leadsTo(root, kept.commit, commit)) ? kept : undefined;
}

/** Keeps a history in place of the one before. A folder that cannot be written is no fault. */
export async function keepHistory(
  root: string,
  { commit, history }: Kept,
  rewritings: readonly Rewriting[],
): Promise<void> {
  const { file, prefix } = await placeOf(root);
  const { log, entries, skipped, ids } = history;
  const all = [...log.coalitions, ...entries, ...skipped, ...ids];
  const lines = all.map((it) => `${JSON.stringify(it)}\n`);
  const sum = createHash("sha256");
  for (const line of lines) sum.update(line);
  const head: Head = {
    code: codeDigest,
    prefix,
    rewritings,
    commit,
    now: log.now ?? null,
    coalitions: log.coalitions.length,
    entries: entries.length,
    skipped: skipped.length,
    ids: ids.length,
    checksum: sum.digest("hex"),
  };
  const next = `${file}.${process.pid}`;
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(next, `${JSON.stringify(head)}\n${lines.join("")}`);
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

function readIfThere(file: string): Buffer | undefined {
  try {
    return readFileSync(file);
  } catch {
    return undefined;
  }
}

const NEWLINE = 0x0a;

/** undefined where anything is not as it was written. */
function parseKept(bytes: Buffer | undefined, believe: (head: Head) => boolean): Kept | undefined {
  const end = bytes?.indexOf(NEWLINE) ?? -1;
  if (!bytes || end < 0) return undefined;
  const head = parseHead(bytes.subarray(0, end));
  const body = bytes.subarray(end + 1);
  if (!head || !believe(head)) return undefined;
  if (createHash("sha256").update(body).digest("hex") !== head.checksum) return undefined;
  const lines = linesOf(body);
  const take = <T>(count: number) =>
    Array.from({ length: count }, () => JSON.parse(lines.next().value ?? "null") as T);
  const coalitions = take<SavedCoalition>(head.coalitions);
  const entries = take<Entry>(head.entries);
  const skipped = take<Skipped>(head.skipped);
  const ids = take<SavedIds>(head.ids);
  const now = head.now === null ? {} : { now: head.now };
  return { commit: head.commit, history: { log: { ...now, coalitions }, entries, skipped, ids } };
}

function parseHead(bytes: Buffer): Head | undefined {
  try {
    return JSON.parse(bytes.toString("utf8")) as Head;
  } catch {
    return undefined;
  }
}

function* linesOf(bytes: Buffer): Generator<string, undefined> {
  for (let start = 0; start < bytes.length; ) {
    const end = bytes.indexOf(NEWLINE, start);
    yield bytes.toString("utf8", start, end);
    start = end + 1;
  }
}

/** Whether `commit` comes after `earlier` by first parents alone, or is it. */
async function leadsTo(root: string, earlier: string, commit: string): Promise<boolean> {
  if (earlier === commit) return true;
  const args = [
    "rev-list",
    "--first-parent",
    "--parents",
    "--reverse",
    `${earlier}..${commit}`,
    "--",
  ];
  try {
    const [oldest = ""] = (await askGit(root, args)).split("\n");
    return oldest.split(" ")[1] === earlier;
  } catch (error) {
    // The commit that was kept is in the repository no more.
    if (error instanceof GitError) return false;
    throw error;
  }
}
