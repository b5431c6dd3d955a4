// What a check in a workflow compares with, by the event that started it. A base that cannot be found is never
// the same as one that nothing differs from.

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
  /** `itself`: it is what is checked. */
  | { commit: string; itself: boolean; missing?: undefined }
  /** `missing`: why none was found; undefined where none was asked for. */
  | { commit: undefined; missing: string | undefined };

/** The input that asks for a check of the definitions alone. */
const NONE = "none";

export interface WhichBase {
  /** The revision that a person named; empty for none, and `none` for a check without a base. */
  named: string;
  pullRequest: PullRequestFacts | undefined;
}

/** Throws GitError where git cannot read what is there. */
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
  // Not where the clone has no such commit, or the branch was pushed by force.
  if (before !== undefined && (await isAncestor(root, before, "HEAD"))) return before;
  return defaultBase(root, push !== undefined);
}

/**
 * Where HEAD left the default branch. On the default branch itself nothing differs from that, so that everything
 * is checked; but a push there did bring something: what it is known to have brought is its last commit.
 */
async function defaultBase(root: string, pushed: boolean): Promise<string> {
  const branch = readDefaultBranch();
  const tip = branch === undefined ? undefined : await tipOf(root, branch);
  if (tip === undefined) {
    throw new NoBaseError(
      `This clone does not have the default branch${branch === undefined ? "" : ` ${branch}`}.`,
    );
  }
  const base = await mergeBase(root, tip);
  const isOnBranch = base === (await tryGit(root, ["rev-parse", "HEAD"]));
  if (!pushed || !isOnBranch) return base;
  const parent = await tryGit(root, ["rev-parse", "--verify", "--quiet", "HEAD^"]);
  if (parent !== undefined) return parent;
  throw new NoBaseError("Nothing was pushed before this commit, which has no parent.");
}

/** The remote's branch, as actions/checkout names it, or else the clone's own. */
async function tipOf(root: string, branch: string): Promise<string | undefined> {
  for (const ref of [`refs/remotes/origin/${branch}`, `refs/heads/${branch}`]) {
    if (await gitAgrees(root, ["show-ref", "--verify", "--quiet", ref])) return ref;
  }
  return undefined;
}
