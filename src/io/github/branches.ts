// Branches for the registry's proposals: one commit that changes one file, on top of the default branch. A branch is
// only moved if its tip is the registry's own commit, so nobody else's work is lost. It is rebuilt on the default
// branch, never merged with it: a merge would bring in workflow files, which GitHub refuses to every job's token.
// files onto the branch, which GitHub refuses to every job's token.

import { type Api, unless } from "./api.ts";
import { ask } from "./graphql.ts";

export interface OneFile {
  branch: string;
  /** Path from the top of the repository. */
  file: string;
  /** The file's whole content. */
  text: string;
  /** The commit of the default branch to build on. */
  base: string;
  /** The first line of the commit's message. */
  title: string;
}

export interface BranchTip {
  commit: string;
  /** The commit of the default branch below it; undefined if the tip is not one of ours. */
  ownBase: string | undefined;
}

/** With the repository's node id, which GraphQL needs. */
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

/** The line in a commit's message that says it is ours, and for which branch. */
const trailerOf = (branch: string) => `Proposed-On: ${branch}`;

/** Describes a commit that is or was a branch's tip. */
export function tipOfCommit(branch: string, { oid, message, parents }: CommitNode): BranchTip {
  const isOurs = message.split("\n").includes(trailerOf(branch));
  return { commit: oid, ownBase: isOurs ? parents.nodes[0]?.oid : undefined };
}

/** Undefined if the branch does not exist. */
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

/** The text of a file in a commit; undefined if the commit does not have it. */
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

/** Returns the commit. GitHub refuses if the branch exists by now. */
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

/** Returns the commit. GitHub refuses if the branch's tip is no longer `before`. */
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

/** GitHub refuses if the branch's tip is no longer `before`. */
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
    // The error differs. If the branch has moved, reading it again settles the matter.
    const tip = await readTip(api, branch);
    if (tip?.commit === before) throw error;
    const message = `Someone else changed ${branch} at the same time.`;
    throw Object.assign(new Error(message, { cause: error }), { status: 409 });
  }
}

const MOVE = `mutation ($input: UpdateRefsInput!) {
  updateRefs(input: $input) { clientMutationId }
}`;
