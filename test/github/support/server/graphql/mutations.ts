// What a mutation writes: branches and commits on them.

import { notEmulated, Refusal, unprocessable } from "../answer.ts";
import type { HostedRepository } from "../hosted-repository.ts";
import { writes } from "../permissions.ts";
import { createBranch, deleteBranch, moveBranch } from "../written-branches.ts";
import { refuseMissing, writeCommit, writeTree } from "../written-commits.ts";
import { type Asks, missing, ref, refuse } from "./asks.ts";
import { commit } from "./objects.ts";

export interface Input<T> {
  input: T;
}

function writable(id: string, asks: Asks): HostedRepository {
  const found = [...asks.state.repositories.values()].find((it) => `R_${it.id}` === id);
  if (!found) throw missing(`a node with the global id of '${id}'`);
  refuse(asks, found, writes("contents"));
  return found;
}

const branchOf = (name: string) => {
  if (!name.startsWith("refs/heads/")) throw notEmulated(`to write ${name}`);
  return name.slice("refs/heads/".length);
};

export async function createRef(
  { repositoryId, name, oid }: { repositoryId: string; name: string; oid: string },
  asks: Asks,
) {
  const { request, state } = asks;
  const it = writable(repositoryId, asks);
  await createBranch({ repository: it, branch: branchOf(name), grant: request.grant }, oid, state);
  return { ref: ref(it, [name, oid], asks) };
}

export interface CommitOnBranch {
  branch: { repositoryNameWithOwner: string; branchName: string };
  message: { headline: string; body?: string };
  expectedHeadOid: string;
  fileChanges: { additions: { path: string; contents: string }[]; deletions?: object[] };
}

export async function createCommit(input: CommitOnBranch, asks: Asks) {
  const { request, state } = asks;
  const { branch, message, expectedHeadOid: expected, fileChanges } = input;
  const { additions, deletions = [] } = fileChanges;
  const it = state.repositories.get(branch.repositoryNameWithOwner);
  if (!it) throw missing(`a Repository with the name '${branch.repositoryNameWithOwner}'`);
  refuse(asks, it, writes("contents"));
  const tip = it.refAt(`refs/heads/${branch.branchName}`);
  if (tip === undefined) throw missing(`a Branch with the name '${branch.branchName}'`);
  if (tip !== expected) {
    throw new Refusal(
      409,
      `Expected branch to point to "${tip}" but it did not. Pull and try again.`,
    );
  }
  const [file, ...others] = additions;
  if (!file || others.length + deletions.length > 0)
    throw notEmulated("other changes than one file");
  const content = Buffer.from(file.contents, "base64").toString("utf8");
  const tree = await writeTree(it, `${tip}^{tree}`, { path: file.path, content });
  const text = `${message.headline}${message.body ? `\n\n${message.body}` : ""}`;
  const sha = await writeCommit(it, { message: text, tree, parents: [tip] }, request);
  const write = { repository: it, branch: branch.branchName, grant: request.grant };
  await moveBranch(write, { sha, force: false }, state);
  return { commit: commit(it, sha) };
}

export interface UpdateRefs {
  repositoryId: string;
  refUpdates: { name: string; beforeOid?: string; afterOid: string; force: boolean }[];
}

const NOTHING = "0".repeat(40);

export async function updateRefs({ repositoryId, refUpdates }: UpdateRefs, asks: Asks) {
  const { request, state } = asks;
  const it = writable(repositoryId, asks);
  const [update, ...others] = refUpdates;
  if (!update || others.length > 0) throw notEmulated("several refs at once");
  const { name, beforeOid, afterOid: sha, force } = update;
  const write = { repository: it, branch: branchOf(name), grant: request.grant };
  const before = it.refAt(name);
  if (beforeOid !== undefined && (before ?? NOTHING) !== beforeOid) {
    throw unprocessable(`${name} is at ${before ?? NOTHING} but expected ${beforeOid}`);
  }
  if (sha === NOTHING) await deleteBranch(write, state);
  else if (before === undefined) await createBranch(write, sha, state);
  else {
    await refuseMissing(it, sha, "commit");
    await moveBranch(write, { sha, force }, state);
  }
  return { clientMutationId: null };
}
