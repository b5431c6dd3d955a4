// The commit that a branch is compared with: the last one it shares with its base.

import { refuseShallow } from "./git-checkout.ts";
import { askGit, GitError } from "./run-git.ts";

/** There is nothing to compare with: the clone lacks a commit, or the two commits share no history. */
export class NoBaseError extends GitError {}

/** git's messages for that. Any other failure is broken machinery. */
const NO_BASE = /Not a valid (commit|object) name|^\(git merge-base exited with code 1\.\)/;

/**
 * The last commit that `head` and `revision` share. Throws NoBaseError if there is none, and
 * ShallowCloneError if this is a shallow clone.
 */
export async function mergeBase(root: string, revision: string, head = "HEAD"): Promise<string> {
  const asked = askGit(root, ["merge-base", "--end-of-options", revision, head]);
  // Awaited below. git works on both requests meanwhile.
  asked.catch(() => {});
  await refuseShallow(root);
  try {
    return await asked;
  } catch (cause) {
    if (!(cause instanceof GitError && NO_BASE.test(cause.message))) throw cause;
    const reason = `This clone does not have the commit where ${head} and ${revision} diverged. Name a revision that this clone has. In a workflow, check out with fetch-depth: 0.`;
    // Two histories without a common commit: git exits without a message.
    const isSilent = cause.message.startsWith("(");
    const parts = isSilent ? [reason, cause.message] : [cause.message, reason];
    throw new NoBaseError(parts.join(" "), { cause });
  }
}

/** The base of GitHub's merge of a pull request, read from its parents; undefined for any other commit. */
export async function baseOfMerge(
  root: string,
  merge: string,
  head: string | undefined,
): Promise<string | undefined> {
  const parents = (await askGit(root, ["rev-parse", `${merge}^@`])).split("\n");
  const [base, second] = parents;
  return parents.length === 2 && second === head ? base : undefined;
}

/**
 * The commit that a pull request's changes are compared with. GitHub checks out a merge of its head into
 * the base as it is now, which may be newer than the base that the event names.
 */
export async function pullRequestBase(
  root: string,
  { base, head }: { base: string; head: string | undefined },
): Promise<string> {
  await refuseShallow(root);
  return (await baseOfMerge(root, "HEAD", head)) ?? (await mergeBase(root, base));
}
