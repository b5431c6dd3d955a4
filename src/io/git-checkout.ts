// Whether a folder is in a git checkout, whether its history is complete, and its HEAD.

import { lstatSync, statSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { timeFromEpoch } from "../core/time.ts";
import { askGit, GitError, gitAgrees } from "./run-git.ts";

/** The history is incomplete, so a change log would be, too. */
export class ShallowCloneError extends Error {
  override name = "ShallowCloneError";
  constructor() {
    super(
      "This is a shallow clone: part of its history is missing, so its change log would differ from the published one. Fetch the rest with git fetch --unshallow. In a workflow, use actions/checkout with fetch-depth: 0.",
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
 * Only a folder outside every checkout has no git. If git fails for another reason, somebody must fix that:
 * otherwise an empty history would be published.
 */
export async function readCheckout(folder: string): Promise<Checkout> {
  const args = ["rev-parse", "--is-inside-work-tree", "--is-shallow-repository"];
  const answer = await unlessWithoutGit(folder, () => askGit(folder, args));
  if (answer === undefined) return { git: false };
  const [inside, shallow] = answer.split("\n");
  if (inside !== "true") {
    throw new GitError(
      `git does not see a working tree in ${folder}: it is inside a .git folder or a bare repository. Run this in a checkout.`,
    );
  }
  return { git: true, shallow: shallow === "true", head: await readHead(folder) };
}

/** An incomplete history must not be compared, nor made into a change log. */
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

/** Whether this clone has the commit. Throws GitError if the commit is damaged. */
export async function hasCommit(folder: string, commit: string): Promise<boolean> {
  if (!(await gitAgrees(folder, ["cat-file", "-e", commit]))) return false;
  await askGit(folder, ["rev-parse", "--verify", `${commit}^{commit}`]);
  return true;
}

/**
 * Whether `commit` is `later` or an ancestor of it; false if this clone does not have `commit`. Throws
 * GitError if it does not have `later`, or if it is damaged.
 */
export async function isAncestor(folder: string, commit: string, later: string): Promise<boolean> {
  if (!(await hasCommit(folder, commit))) return false;
  return gitAgrees(folder, ["merge-base", "--is-ancestor", commit, later]);
}

/**
 * What `ask` returns; undefined in a folder outside every repository. Throws GitError if there is a .git that git
 * does not accept: continuing would treat the history as empty.
 */
export async function unlessWithoutGit<T>(
  folder: string,
  ask: () => Promise<T>,
): Promise<T | undefined> {
  let refusal = "";
  const answer = await unless(/not a git repository/, ask, (message) => {
    refusal = message;
  });
  const found = answer === undefined ? gitAbove(folder) : undefined;
  if (found === undefined) return answer;
  throw new GitError(
    `${refusal} There is a ${found}, but git does not accept it as a repository. Repair it, clone again, or delete it if it does not belong there.`,
  );
}

/** The .git that git would find from a folder: in it or in a parent folder on the same file system. */
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

/** Undefined if git fails with a message that matches `reason`. */
async function unless<T>(
  reason: RegExp,
  ask: () => Promise<T>,
  onRefusal: (message: string) => void = () => {},
): Promise<T | undefined> {
  try {
    return await ask();
  } catch (error) {
    if (!(error instanceof GitError && reason.test(error.message))) throw error;
    onRefusal(error.message);
    return undefined;
  }
}
