// Branches that the registry proposes changes on: the default branch, and one file that is otherwise. They
// only ever move forwards, so that nothing that somebody else has put on one is lost.

import { type Api, unless } from "./api.ts";

export interface OneFile {
  branch: string;
  /** Path from the top of the repository. */
  file: string;
  /** All of it. */
  text: string;
  /** The commit of the default branch that it goes on top of. */
  base: string;
  /** The first line of the commit's message. */
  title: string;
}

export interface BranchTip {
  commit: string;
  /** The commit of the default branch that it is on top of; undefined where the tip is not one of ours. */
  ownBase: string | undefined;
}

/** By this line of its message a commit is known to be ours, and of this very branch. */
const trailerOf = (branch: string) => `Proposed-On: ${branch}`;

/** Undefined where there is no such branch. */
export async function readTip(api: Api, branch: string): Promise<BranchTip | undefined> {
  const commit = await unless([404], () => tipOf(api, branch));
  return commit === undefined ? undefined : readCommit(api, branch, commit);
}

/** A commit as the tip of a branch that it is or was. */
export async function readCommit(
  { octokit, repo }: Api,
  branch: string,
  commit: string,
): Promise<BranchTip> {
  const { data } = await octokit.rest.repos.getCommit({ ...repo, ref: commit });
  const isOurs = data.commit.message.split("\n").includes(trailerOf(branch));
  return { commit, ownBase: isOurs ? data.parents[0]?.sha : undefined };
}

/** The text of a file in a commit; undefined where it has none of that name. */
export async function readText(
  { octokit, repo }: Api,
  path: string,
  ref: string,
): Promise<string | undefined> {
  const found = await unless([404], () => octokit.rest.repos.getContent({ ...repo, path, ref }));
  const data = found?.data;
  if (!data || Array.isArray(data) || !("content" in data)) return undefined;
  return Buffer.from(data.content, "base64").toString("utf8");
}

/**
 * Makes the branch, or moves it on from `before`, to a commit that is the base with this text in this
 * file; gives the commit. GitHub refuses, with 422, to move a branch on that somebody has moved meanwhile.
 */
export async function writeBranch(
  { octokit, repo }: Api,
  { branch, file, text, base, title }: OneFile,
  before: BranchTip | undefined,
): Promise<string> {
  const { data: below } = await octokit.rest.repos.getCommit({ ...repo, ref: base });
  const { data: tree } = await octokit.rest.git.createTree({
    ...repo,
    base_tree: below.commit.tree.sha,
    tree: [{ path: file, mode: "100644", type: "blob", content: text }],
  });
  const { data: commit } = await octokit.rest.git.createCommit({
    ...repo,
    message: `${title}\n\n${trailerOf(branch)}`,
    tree: tree.sha,
    // The base first: what differs from it is the one file, whatever the branch was before.
    parents: before ? [base, before.commit] : [base],
  });
  if (before) {
    await octokit.rest.git.updateRef({ ...repo, ref: `heads/${branch}`, sha: commit.sha });
  } else {
    await octokit.rest.git.createRef({ ...repo, ref: `refs/heads/${branch}`, sha: commit.sha });
  }
  return commit.sha;
}

/** One that is gone already is no fault. */
export async function deleteBranch({ octokit, repo }: Api, branch: string): Promise<void> {
  await unless([404, 422], () => octokit.rest.git.deleteRef({ ...repo, ref: `heads/${branch}` }));
}

/** The branches whose names begin so. */
export async function branchesBelow({ octokit, repo }: Api, prefix: string): Promise<string[]> {
  const refs = await octokit.paginate(octokit.rest.git.listMatchingRefs, {
    ...repo,
    ref: `heads/${prefix}`,
    per_page: 100,
  });
  return refs.map(({ ref }) => ref.slice("refs/heads/".length));
}

/** The commit at the tip of a branch that is there. */
export async function tipOf({ octokit, repo }: Api, branch: string): Promise<string> {
  const { data } = await octokit.rest.git.getRef({ ...repo, ref: `heads/${branch}` });
  return data.object.sha;
}
