// The commit that a branch is compared with: where it left its base.

import { refuseShallow } from "./git-checkout.ts";
import { askGit, GitError } from "./run-git.ts";

/** There is nothing to compare with: a commit is not in the clone, or two have no history in common. */
export class NoBaseError extends GitError {}

/** What git says then; everything else is broken machinery. */
const NO_BASE = /Not a valid (commit|object) name|^\(git merge-base ended with 1\.\)/;

/**
 * The commit from which `head` and `revision` went apart; NoBaseError when there is none, and
 * ShallowCloneError where the history before it is cut off.
 */
export async function mergeBase(root: string, revision: string, head = "HEAD"): Promise<string> {
  const asked = askGit(root, ["merge-base", "--end-of-options", revision, head]);
  // Heard below; git works on both meanwhile.
  asked.catch(() => {});
  await refuseShallow(root);
  try {
    return await asked;
  } catch (cause) {
    if (!(cause instanceof GitError && NO_BASE.test(cause.message))) throw cause;
    const why = `This clone does not show where ${head} and ${revision} went apart. Name a revision that is there; in a workflow, check out with fetch-depth: 0.`;
    throw new NoBaseError(`${why} (${cause.message})`, { cause });
  }
}

/** The base of a merge that GitHub made of a pull request, by its parents; undefined for any other commit. */
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
 * The commit that a pull request's changes are against. GitHub checks out a merge of its head into
 * the base as it is now, which may be newer than the base that the event names.
 */
export async function pullRequestBase(
  root: string,
  { base, head }: { base: string; head: string | undefined },
): Promise<string> {
  await refuseShallow(root);
  return (await baseOfMerge(root, "HEAD", head)) ?? (await mergeBase(root, base));
}
