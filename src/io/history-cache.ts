// What was read of the history, kept in git's own folder, where nothing is committed and a clone begins
// without it. It is believed only where it must be right, and may be deleted at any time.

import { resolve } from "node:path";
import { codeDigest } from "../../generated/code-digest.js";
import { isGitId } from "../core/git-id.ts";
import type { SavedCoalition, Skipped } from "../core/history/change-log.ts";
import type { Entry } from "../core/history/entry.ts";
import type { SavedHistory, SavedIds } from "../core/history/history.ts";
import type { Rewriting } from "../core/history/rewriting.ts";
import { askGit, GitError } from "./run-git.ts";
import { readSealed, writeSealed } from "./sealed-lines.ts";

/** A history up to a commit, as it is saved. */
export interface Kept {
  commit: string;
  saved: SavedHistory;
}

/** What comes first in the file; the things that it counts follow, in this order. */
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
}

/**
 * Where history was rewritten, a publication reads it without the rewritings first, to learn of them from
 * what is published: both are kept, or each would take the other's place.
 */
function fileFor(rewritings: readonly Rewriting[]): string {
  return rewritings.length > 0 ? "coalitions-history-rewritten" : "coalitions-history";
}

/**
 * The history that was kept last, where it is one of a first-parent ancestor of `commit` (or of itself),
 * of the same folder, with the same rewritings, and made by the same code.
 */
export async function readKept(
  root: string,
  commit: string,
  rewritings: readonly Rewriting[],
): Promise<Kept | undefined> {
  const { file, prefix } = await placeOf(root, rewritings);
  const values = readSealed(file);
  const head = values && unlessBroken(() => values.next().value as Head);
  const same = JSON.stringify(head?.rewritings) === JSON.stringify(rewritings);
  if (!head || head.code !== codeDigest || head.prefix !== prefix || !same) return undefined;
  if (!(await leadsTo(root, head.commit, commit))) return undefined;
  const saved = unlessBroken(() => savedIn(head, values));
  return saved && { commit: head.commit, saved };
}

/** Keeps a history in place of the one before. A folder that cannot be written is no fault. */
export async function keepHistory(
  root: string,
  { commit, saved }: Kept,
  rewritings: readonly Rewriting[],
): Promise<void> {
  const { file, prefix } = await placeOf(root, rewritings);
  const { log, entries, skipped, ids } = saved;
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
  };
  const lines = [head, ...log.coalitions, ...entries, ...skipped, ...ids];
  unlessBroken(() => writeSealed(file, lines));
}

async function placeOf(
  root: string,
  rewritings: readonly Rewriting[],
): Promise<{ file: string; prefix: string }> {
  const name = fileFor(rewritings);
  const answer = await askGit(root, ["rev-parse", "--git-path", name, "--show-prefix"]);
  const [file = name, prefix = ""] = answer.split("\n");
  return { file: resolve(root, file), prefix };
}

/** Nothing depends on what is kept: where it cannot be written, or makes no sense, there is none. */
export function unlessBroken<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch {
    return undefined;
  }
}

function savedIn(head: Head, values: Iterator<unknown, undefined>): SavedHistory {
  const take = <T>(count: number) => Array.from({ length: count }, () => values.next().value as T);
  const coalitions = take<SavedCoalition>(head.coalitions);
  const entries = take<Entry>(head.entries);
  const skipped = take<Skipped>(head.skipped);
  const ids = take<SavedIds>(head.ids);
  const now = head.now === null ? {} : { now: head.now };
  return { log: { ...now, coalitions }, entries, skipped, ids };
}

/** Whether `commit` comes after `earlier` by first parents alone, or is it. */
async function leadsTo(root: string, earlier: string, commit: string): Promise<boolean> {
  if (earlier === commit) return true;
  if (!isGitId(earlier)) return false;
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
