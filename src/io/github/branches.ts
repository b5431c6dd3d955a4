// Branches that the registry proposes changes on: one commit on top of the default branch, which has one file
// otherwise. One is only moved from a commit of the registry's own, so that nothing that somebody else has put on
// it is lost; and it is made anew on top of the default branch, never merged with it: a merge would bring workflow
// files onto the branch, which GitHub refuses to every job's token.

import { type Api, unless } from "./api.ts";
import { ask } from "./graphql.ts";

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

/** The repository, with GitHub's own id of it, which GraphQL takes. */
export interface WritableApi extends Api {
  repositoryId: string;
}

/** A commit as GraphQL shows it. */
export interface CommitNode {
  oid: string;
  message: string;
  parents: { nodes: { oid: string }[] };
}

export const COMMIT_FIELDS = "oid message parents(first: 1) { nodes { oid } }";

/** By this line of its message a commit is known to be ours, and of this very branch. */
const trailerOf = (branch: string) => `Proposed-On: ${branch}`;

/** A commit as the tip of a branch that it is or was. */
export function tipOfCommit(branch: string, { oid, message, parents }: CommitNode): BranchTip {
  const isOurs = message.split("\n").includes(trailerOf(branch));
  return { commit: oid, ownBase: isOurs ? parents.nodes[0]?.oid : undefined };
}

/** Undefined where there is no such branch. */
export async function readTip(api: Api, branch: string): Promise<BranchTip | undefined> {
  const { octokit, repo } = api;
  const ref = await unless([404], () =>
    octokit.rest.git.getRef({ ...repo, ref: `heads/${branch}` }),
  );
  return ref && readCommit(api, branch, ref.data.object.sha);
}

export async function readCommit(
  { octokit, repo }: Api,
  branch: string,
  oid: string,
): Promise<BranchTip> {
  const { data } = await octokit.rest.repos.getCommit({ ...repo, ref: oid });
  const nodes = data.parents.map(({ sha }) => ({ oid: sha }));
  return tipOfCommit(branch, { oid, message: data.commit.message, parents: { nodes } });
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

/** Gives the commit. GitHub refuses where the branch is there by now. */
export async function createBranch(
  api: WritableApi,
  { branch, file, text, base, title }: OneFile,
): Promise<string> {
  const { repo, repositoryId } = api;
  const name = `${repo.owner}/${repo.repo}`;
  const contents = Buffer.from(text).toString("base64");
  const { createCommitOnBranch } = await ask<{
    createCommitOnBranch: { commit: { oid: string } };
  }>(api, CREATE, {
    ref: { repositoryId, name: `refs/heads/${branch}`, oid: base },
    commit: {
      branch: { repositoryNameWithOwner: name, branchName: branch },
      expectedHeadOid: base,
      message: { headline: title, body: trailerOf(branch) },
      fileChanges: { additions: [{ path: file, contents }] },
    },
  });
  return createCommitOnBranch.commit.oid;
}

const CREATE = `mutation ($ref: CreateRefInput!, $commit: CreateCommitOnBranchInput!) {
  createRef(input: $ref) { ref { name } }
  createCommitOnBranch(input: $commit) { commit { oid } }
}`;

/** Gives the commit. GitHub refuses where somebody has moved the branch on from `before` meanwhile. */
export async function rebuildBranch(
  api: WritableApi,
  { branch, file, text, base, title }: OneFile,
  before: string,
): Promise<string> {
  const { octokit, repo } = api;
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
    parents: [base],
  });
  await moveRef(api, branch, { before, after: commit.sha });
  return commit.sha;
}

/** GitHub refuses where somebody has moved the branch on from `before` meanwhile. */
export function deleteBranch(api: WritableApi, branch: string, before: string): Promise<void> {
  return moveRef(api, branch, { before, after: "0".repeat(before.length) });
}

async function moveRef(
  api: WritableApi,
  branch: string,
  { before, after }: { before: string; after: string },
): Promise<void> {
  const update = { name: `refs/heads/${branch}`, beforeOid: before, afterOid: after, force: true };
  const input = { repositoryId: api.repositoryId, refUpdates: [update] };
  try {
    await ask(api, MOVE, { input });
  } catch (error) {
    // Whatever GitHub calls it: where somebody has moved the branch, looking again settles it.
    const tip = await readTip(api, branch);
    if (tip?.commit === before) throw error;
    const message = `${branch} was moved on by somebody meanwhile.`;
    throw Object.assign(new Error(message, { cause: error }), { status: 409 });
  }
}

const MOVE = `mutation ($input: UpdateRefsInput!) {
  updateRefs(input: $input) { clientMutationId }
}`;
