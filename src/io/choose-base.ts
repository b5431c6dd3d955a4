// Chooses what a check in a workflow compares with, by the event that started it. A base that was not found is
// never treated as a base without differences.

import { mergeBase, NoBaseError, pullRequestBase } from "./base-commit.ts";
import {
  type PullRequestFacts,
  readDefaultBranch,
  readMergeGroup,
  readPushEvent,
} from "./event.ts";
import { isAncestor, refuseShallow, ShallowCloneError } from "./git-checkout.ts";
import { askGit, gitAgrees, tryGit } from "./run-git.ts";

export type Base =
  /** `itself`: the base is the commit that is checked. */
  | { commit: string; itself: boolean; missing?: undefined }
  /** `missing`: why no base was found; undefined if the caller asked for none. */
  | { commit: undefined; missing: string | undefined };

/** The input for a check without a comparison. */
const NONE = "none";

export interface WhichBase {
  /** The revision that a person named; "" if none, `none` for a check without a base. */
  named: string;
  pullRequest: PullRequestFacts | undefined;
}

/** Throws GitError if git cannot read the clone. */
export async function chooseBase(root: string, which: WhichBase): Promise<Base> {
  if (which.named === NONE) return { commit: undefined, missing: undefined };
  try {
    const commit = await baseOf(root, which);
    return { commit, itself: commit === (await askGit(root, ["rev-parse", "HEAD"])) };
  } catch (error) {
    if (!(error instanceof NoBaseError || error instanceof ShallowCloneError)) throw error;
    return { commit: undefined, missing: error.message };
  }
}

async function baseOf(root: string, { named, pullRequest }: WhichBase): Promise<string> {
  if (named !== "") return mergeBase(root, named);
  if (pullRequest) return pullRequestBase(root, pullRequest);
  const group = readMergeGroup();
  if (group) return mergeBase(root, group.base);
  await refuseShallow(root);
  const push = readPushEvent();
  const before = push?.before;
  // Not if the clone lacks this commit, or if the push was forced.
  if (before !== undefined && (await isAncestor(root, before, "HEAD"))) return before;
  return defaultBase(root, push !== undefined);
}

/**
 * The last commit that HEAD shares with the default branch. On the default branch that is HEAD itself, so everything
 * is checked. A push there did bring something: at least its last commit.
 */
async function defaultBase(root: string, pushed: boolean): Promise<string> {
  const branch = readDefaultBranch();
  const tip = branch === undefined ? undefined : await tipOf(root, branch);
  if (tip === undefined) {
    throw new NoBaseError(
      `This clone does not have the default branch${branch === undefined ? "" : ` ${branch}`}. Check out with fetch-depth: 0.`,
    );
  }
  const base = await mergeBase(root, tip);
  const isOnBranch = base === (await tryGit(root, ["rev-parse", "HEAD"]));
  if (!pushed || !isOnBranch) return base;
  const parent = await tryGit(root, ["rev-parse", "--verify", "--quiet", "HEAD^"]);
  if (parent !== undefined) return parent;
  throw new NoBaseError(
    "This push's only commit has no parent, so there is nothing to compare it with.",
  );
}

/** The remote branch, as actions/checkout names it, or else the local one. */
async function tipOf(root: string, branch: string): Promise<string | undefined> {
  for (const ref of [`refs/remotes/origin/${branch}`, `refs/heads/${branch}`]) {
    if (await gitAgrees(root, ["show-ref", "--verify", "--quiet", ref])) return ref;
  }
  return undefined;
}
