// Where a folder stands with git: in a checkout or not, its history whole or not, and its HEAD.

import { lstatSync, statSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { timeFromEpoch } from "../core/time.ts";
import { askGit, GitError, gitAgrees } from "./run-git.ts";

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
  const answer = await unlessWithoutGit(folder, () => askGit(folder, args));
  if (answer === undefined) return { git: false };
  const [inside, shallow] = answer.split("\n");
  if (inside !== "true") {
    throw new GitError(
      `git takes ${folder} for a part of its own folder, or of a bare repository.`,
    );
  }
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

/** Whether this clone has the commit at all. Throws GitError where it is damaged. */
export async function hasCommit(folder: string, commit: string): Promise<boolean> {
  if (!(await gitAgrees(folder, ["cat-file", "-e", commit]))) return false;
  await askGit(folder, ["rev-parse", "--verify", `${commit}^{commit}`]);
  return true;
}

/**
 * Whether `later` has `commit` in its history, or is it; false where this clone does not have `commit`. Throws
 * GitError where it does not have `later`, or is damaged.
 */
export async function isAncestor(folder: string, commit: string, later: string): Promise<boolean> {
  if (!(await hasCommit(folder, commit))) return false;
  return gitAgrees(folder, ["merge-base", "--is-ancestor", commit, later]);
}

/**
 * What `ask` gives; undefined in a folder that is in no repository. Where there is a .git that git does not take
 * for one, nobody may go on as if nothing had ever been committed: throws GitError.
 */
export async function unlessWithoutGit<T>(
  folder: string,
  ask: () => Promise<T>,
): Promise<T | undefined> {
  let refusal = "";
  const answer = await unless(/not a git repository/, ask, (words) => {
    refusal = words;
  });
  const found = answer === undefined ? gitAbove(folder) : undefined;
  if (found === undefined) return answer;
  throw new GitError(
    `There is ${found}, which git does not take for a repository. Repair it, clone again, or delete it if it is not of a repository. ${refusal}`,
  );
}

/** The .git that git would find from a folder: in it or above it, on the same file system. */
function gitAbove(folder: string): string | undefined {
  let at = resolve(folder);
  for (;;) {
    const git = join(at, ".git");
    if (lstatSync(git, { throwIfNoEntry: false })) return git;
    const above = dirname(at);
    if (above === at || statSync(above).dev !== statSync(at).dev) return undefined;
    at = above;
  }
}

/** undefined where git fails for this very reason. */
async function unless<T>(
  reason: RegExp,
  ask: () => Promise<T>,
  hear: (words: string) => void = () => {},
): Promise<T | undefined> {
  try {
    return await ask();
  } catch (error) {
    if (!(error instanceof GitError && reason.test(error.message))) throw error;
    hear(error.message);
    return undefined;
  }
}
