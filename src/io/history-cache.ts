// Caches a parsed history in git's own folder, which git never commits or clones. It can be
// deleted at any time. A cache is used only if its checksum, the code that made it and the checked-out commits match.
// Each entry must match its hash and the previous entry; each definition, the fingerprint and composition of its
// newest entry. A person with write access to that folder can still forge it: nothing in the file commits to the
// other fields of a definition or to which versions were skipped.

import { resolve } from "node:path";
import { codeDigest } from "../../generated/code-digest.js";
import { isGitId } from "../core/git-id.ts";
import type { SavedLog } from "../core/history/change-log.ts";
import type { SavedHistory } from "../core/history/history.ts";
import type { Rewriting } from "../core/history/rewriting.ts";
import { askGit, tryGit } from "./run-git.ts";
import { readSealed, writeSealed } from "./sealed-lines.ts";

/** The saved history up to a commit. */
export interface Kept {
  commit: string;
  saved: SavedHistory;
}

/** The first line of the file. The history's items follow, each with the name of its list. */
interface Head {
  /** Digest of the sources that decide what is published and how it is cached. */
  code: string;
  /** The registry's folder within the repository. */
  prefix: string;
  rewritings: readonly Rewriting[];
  commit: string;
  /** The change log without its coalitions. */
  log: Omit<SavedLog, "coalitions">;
}

/**
 * If history was rewritten, a publication first reads it without the rewritings, then learns of them from the
 * published site. Two files, so that neither replaces the other.
 */
function fileFor(rewritings: readonly Rewriting[]): string {
  return rewritings.length > 0 ? "coalitions-history-rewritten" : "coalitions-history";
}

/**
 * The last cached history, if it belongs to `commit` or a first-parent ancestor of it, to the same folder,
 * the same rewritings and the same code.
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

/** Saves a history over the previous one. A folder without write access is not an error. */
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

/** The cache is optional: if it cannot be written or read, the result is undefined. */
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

/** Whether `earlier` is `commit` or a first-parent ancestor of it. */
async function leadsTo(root: string, earlier: string, commit: string): Promise<boolean> {
  if (earlier === commit) return true;
  if (!isGitId(earlier)) return false;
  const range = ["--first-parent", "--parents", "--reverse", `${earlier}..${commit}`, "--"];
  // git fails if the commit is no longer in the repository.
  const [oldest = ""] = (await tryGit(root, ["rev-list", ...range]))?.split("\n") ?? [];
  return oldest.split(" ")[1] === earlier;
}
