// Where a folder stands with git: in a checkout or not, its history whole or not, and its HEAD.

import { timeFromEpoch } from "../core/time.ts";
import { askGit, GitError, tryGit } from "./run-git.ts";

/** The history is cut off, so the change log would be, too. */
export class ShallowCloneError extends Error {
  override name = "ShallowCloneError";
  constructor() {
    super(
      "This is a shallow clone: its history is cut off, and a change log made from it would be another one than the published. Fetch the rest: git fetch --unshallow (in a workflow: actions/checkout with fetch-depth: 0)",
    );
  }
}

/** The commit that is checked out. */
export interface Head {
  commit: string;
  at: string;
}

export type Checkout = { git: false } | { git: true; shallow: boolean; head: Head | undefined };

/**
 * Only a folder that is in no checkout is one without git; whatever else git refuses is a mistake
 * to be mended, and would otherwise be published as an empty history.
 */
export async function readCheckout(folder: string): Promise<Checkout> {
  const args = ["rev-parse", "--is-inside-work-tree", "--is-shallow-repository"];
  const answer = await unless(/not a git repository/, () => askGit(folder, args));
  const [inside, shallow] = answer?.split("\n") ?? [];
  if (inside !== "true") return { git: false };
  return { git: true, shallow: shallow === "true", head: await readHead(folder) };
}

/** A history that is cut off is no ground for a comparison, nor for a change log. */
export async function refuseShallow(folder: string): Promise<void> {
  const shallow = await askGit(folder, ["rev-parse", "--is-shallow-repository"]);
  if (shallow === "true") throw new ShallowCloneError();
}

async function readHead(folder: string): Promise<Head | undefined> {
  const args = ["log", "-1", "--format=%H %ct"];
  const line = await unless(/does not have any commits yet/, () => askGit(folder, args));
  if (line === undefined) return undefined;
  const [commit = "", seconds = ""] = line.split(" ");
  return { commit, at: timeFromEpoch(Number(seconds)) };
}

/** Whether this clone has the commit at all. */
export async function hasCommit(folder: string, commit: string): Promise<boolean> {
  return (await tryGit(folder, ["cat-file", "-e", `${commit}^{commit}`])) !== undefined;
}

/** Whether `later` has `commit` in its history, or is it; false where this clone does not know one of them. */
export async function isAncestor(folder: string, commit: string, later: string): Promise<boolean> {
  return (await tryGit(folder, ["merge-base", "--is-ancestor", commit, later])) !== undefined;
}

/** undefined where git fails for this very reason. */
async function unless<T>(reason: RegExp, ask: () => Promise<T>): Promise<T | undefined> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof GitError && reason.test(error.message)) return undefined;
    throw error;
  }
}
