// Trees, commits and branches as they are written: https://docs.github.com/rest/git. Pull requests follow their
// branches.

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { notEmulated, unprocessable } from "../answer.ts";
import { askedGit, gitFed } from "../git.ts";
import type { HostedRepository } from "../hosted-repository.ts";
import { writes } from "../permissions.ts";
import { type ApiRequest, type Respond, type Route, repositoryOf, route } from "../state.ts";

/** Throws where the hash names no object of the kind. */
async function refuseMissing({ folder }: HostedRepository, sha: unknown, kind: string) {
  const isHash = /^[0-9a-f]{40}$/.test(`${sha}`);
  const type = isHash ? await askedGit(folder, "cat-file", "-t", `${sha}`) : undefined;
  if (type !== kind) throw unprocessable(`${sha} is not a valid ${kind}`);
}

const isMalformed = (part: string) => /^(|\.|\.\.|\.git|git~1)$/i.test(part);

/** The tree that has one file over those of another. */
const createTree: Respond = async (request, state) => {
  const repository = repositoryOf(request, state);
  const { base_tree: base, tree } = request.body;
  await refuseMissing(repository, base, "tree");
  const [entry, ...others] = Array.isArray(tree) ? tree : [];
  const { path, mode, type, content } = entry ?? {};
  if (others.length > 0 || mode !== "100644" || type !== "blob" || typeof content !== "string") {
    throw notEmulated("a tree of anything but one file's text over another tree");
  }
  if (`${path}`.split("/").some(isMalformed)) {
    throw unprocessable("tree.path contains a malformed path component");
  }
  return { status: 201, body: { sha: await writeTree(repository, `${base}`, { path, content }) } };
};

async function writeTree(
  { folder }: HostedRepository,
  base: string,
  { path, content }: { path: string; content: string },
): Promise<string> {
  const temp = mkdtempSync(join(tmpdir(), "index-"));
  const run = async (args: string[], input = "") => {
    const env = { GIT_INDEX_FILE: join(temp, "index") };
    return `${await gitFed({ folder, env, input }, ...args)}`.trim();
  };
  try {
    const blob = await run(["hash-object", "-w", "--stdin"], content);
    await run(["read-tree", base]);
    await run(["update-index", "-z", "--index-info"], `100644 ${blob}\t${path}\0`);
    return await run(["write-tree"]);
  } finally {
    rmSync(temp, { recursive: true });
  }
}

/** Signed as GitHub signs for an account that keeps its address private. */
const createCommit: Respond = async (request, state) => {
  const { body, grant, by } = request;
  const repository = repositoryOf(request, state);
  const { message, tree, parents, ...others } = body;
  if (typeof message !== "string" || Object.keys(others).length > 0 || !Array.isArray(parents)) {
    throw notEmulated("a commit of anything but a message, a tree and parents");
  }
  await refuseMissing(repository, tree, "tree");
  for (const parent of parents) await refuseMissing(repository, parent, "commit");
  const date = new Date(grant?.now ?? Date.now()).toISOString();
  const email = `${by.id}+${by.login}@users.noreply.github.com`;
  const env = Object.fromEntries(
    ["AUTHOR", "COMMITTER"].flatMap((role) => [
      [`GIT_${role}_NAME`, by.login],
      [`GIT_${role}_EMAIL`, email],
      [`GIT_${role}_DATE`, date],
    ]),
  );
  const above = parents.flatMap((parent) => ["-p", parent]);
  const args = ["commit-tree", `${tree}`, ...above, "-F", "-"];
  const sha = `${await gitFed({ folder: repository.folder, env, input: message }, ...args)}`.trim();
  return { status: 201, body: { sha } };
};

const create: Respond = async (request, state) => {
  const repository = repositoryOf(request, state);
  const { ref: name = "", sha } = request.body;
  const [, branch] = /^refs\/heads\/(.+)$/s.exec(`${name}`) ?? [];
  if (branch === undefined) throw notEmulated(`to write ${name}`);
  const isGood =
    !/^[0-9a-f]{40}$/.test(branch) &&
    (await askedGit(repository.folder, "check-ref-format", "--branch", branch)) === branch;
  if (!isGood) throw unprocessable(`${name} is not a valid ref name.`);
  await refuseMissing(repository, sha, "commit");
  if (repository.refAt(`${name}`) !== undefined) throw unprocessable("Reference already exists");
  // Git says no where another ref is in the way: `a` and `a/b` cannot both be.
  const done = await askedGit(repository.folder, "update-ref", `${name}`, `${sha}`);
  if (done === undefined) throw unprocessable("Reference update failed");
  await state.pulls.follow(repository, branch);
  return { status: 201, body: { ref: name, object: { sha } } };
};

function branchOf({ params: { ref = "" } }: ApiRequest): string {
  if (!ref.startsWith("heads/")) throw notEmulated(`to write ${ref}`);
  return ref.slice("heads/".length);
}

const update: Respond = async (request, state) => {
  const repository = repositoryOf(request, state);
  const branch = branchOf(request);
  const { sha, ...others } = request.body;
  if (Object.keys(others).length > 0) throw notEmulated("to move a branch by force");
  const name = `refs/heads/${branch}`;
  const before = repository.refAt(name);
  if (before === undefined) throw unprocessable("Reference does not exist");
  await refuseMissing(repository, sha, "commit");
  if (!(await repository.isAncestor(before, `${sha}`))) {
    throw unprocessable("Update is not a fast forward");
  }
  await repository.git("update-ref", name, `${sha}`);
  await state.pulls.follow(repository, branch);
  return { status: 200, body: { ref: name, object: { sha } } };
};

const remove: Respond = async (request, state) => {
  const repository = repositoryOf(request, state);
  const branch = branchOf(request);
  const name = `refs/heads/${branch}`;
  if (repository.refAt(name) === undefined) throw unprocessable("Reference does not exist");
  if (branch === repository.defaultBranch) throw unprocessable("Cannot delete the default branch");
  await repository.git("update-ref", "-d", name);
  await state.pulls.follow(repository, branch);
  return { status: 204 };
};

export const GIT_WRITES: Route[] = [
  route("POST", "/git/trees", writes("contents"), createTree),
  route("POST", "/git/commits", writes("contents"), createCommit),
  route("POST", "/git/refs", writes("contents"), create),
  route("PATCH", "/git/refs/*ref", writes("contents"), update),
  route("DELETE", "/git/refs/*ref", writes("contents"), remove),
];
