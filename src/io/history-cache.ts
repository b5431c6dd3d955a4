// What was read of the history, kept in git's own folder, where nothing is committed and a clone begins
// without it. It may be deleted at any time. It is held to a checksum, to the code that made it and to the commits
// that are checked out; each entry to its hash and to the entry before it, and each definition to the fingerprint
// and the composition of its newest entry. Whoever can write in that folder can still forge it: what else a
// definition says, and which versions were skipped, nothing in the file commits to.

import { resolve } from "node:path";
import { codeDigest } from "../../generated/code-digest.js";
import { isGitId } from "../core/git-id.ts";
import type { SavedLog } from "../core/history/change-log.ts";
import type { SavedHistory } from "../core/history/history.ts";
import type { Rewriting } from "../core/history/rewriting.ts";
import { askGit, tryGit } from "./run-git.ts";
import { readSealed, writeSealed } from "./sealed-lines.ts";

/** A history up to a commit, as it is saved. */
export interface Kept {
  commit: string;
  saved: SavedHistory;
}

/** What comes first in the file; the history's things follow, each beside the name of its list. */
interface Head {
  /** Of the sources that decide what is published, and how it is kept. */
  code: string;
  /** The registry's folder below the repository's. */
  prefix: string;
  rewritings: readonly Rewriting[];
  commit: string;
  /** All of the change log but its coalitions. */
  log: Omit<SavedLog, "coalitions">;
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
  const { entries, skipped, ids } = saved;
  const { coalitions, ...log } = saved.log;
  const head: Head = { code: codeDigest, prefix, rewritings, commit, log };
  const lists = { coalitions, entries, skipped, ids };
  const lines = Object.entries(lists).flatMap(([name, things]) =>
    things.map((thing: object) => [name, thing]),
  );
  unlessBroken(() => writeSealed(file, [head, ...lines]));
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

function savedIn({ log }: Head, values: Iterable<unknown>): SavedHistory {
  const lists = { coalitions: [], entries: [], skipped: [], ids: [] };
  for (const [name, thing] of values as Iterable<[keyof typeof lists, never]>) {
    lists[name].push(thing);
  }
  const { coalitions, ...others } = lists;
  return { log: { ...log, coalitions }, ...others };
}

/** Whether `commit` comes after `earlier` by first parents alone, or is it. */
async function leadsTo(root: string, earlier: string, commit: string): Promise<boolean> {
  if (earlier === commit) return true;
  if (!isGitId(earlier)) return false;
  const range = ["--first-parent", "--parents", "--reverse", `${earlier}..${commit}`, "--"];
  // Of a commit that is no longer in the repository git knows nothing.
  const [oldest = ""] = (await tryGit(root, ["rev-list", ...range]))?.split("\n") ?? [];
  return oldest.split(" ")[1] === earlier;
}
