// The commit that a branch is compared with: where it left its base.

import { ShallowCloneError } from "./git-checkout.ts";
import { askGit, GitError } from "./run-git.ts";

/**
 * The commit from which HEAD and `revision` went apart; GitError when there is none, and
 * ShallowCloneError where the history before it is cut off.
 */
export async function mergeBase(root: string, revision: string): Promise<string> {
  const bases = await askWhole(root, `${revision}...HEAD`).catch(onlyGitErrors);
  const base = bases?.find((line) => line.startsWith("^"));
  return base === undefined ? searchBase(root, revision) : base.slice(1);
}

/**
 * The commit that a pull request's changes are against. GitHub checks out a merge of its head into
 * the base as it is now, which may be newer than the base that the event names.
 */
export async function pullRequestBase(
  root: string,
  { base, head }: { base: string; head: string | undefined },
): Promise<string> {
  const [first, second] = await askWhole(root, "HEAD^@");
  return first !== undefined && second !== undefined && second === head
    ? first
    : mergeBase(root, base);
}

/** What rev-parse makes of a revision, line by line, and in one process whether the history is whole. */
async function askWhole(root: string, revision: string): Promise<string[]> {
  const answer = await askGit(root, ["rev-parse", "--is-shallow-repository", revision]);
  const [shallow, ...lines] = answer.split("\n");
  if (shallow === "true") throw new ShallowCloneError();
  return lines;
}

function onlyGitErrors(error: unknown): undefined {
  if (!(error instanceof GitError)) throw error;
}

/** Where the short way gave nothing: takes every form of a revision, and says why there is no base. */
async function searchBase(root: string, revision: string): Promise<string> {
  try {
    const base = await askGit(root, ["merge-base", "--end-of-options", revision, "HEAD"]);
    await askWhole(root, base);
    return base;
  } catch (cause) {
    if (!(cause instanceof GitError)) throw cause;
    const why = `This clone does not show where HEAD and ${revision} went apart. Name a revision that is there; in a workflow, check out with fetch-depth: 0.`;
    throw new GitError(`${why} (${cause.message})`, { cause });
  }
}
