// Writes trees, commits and branches: https://docs.github.com/rest/git.

import { notEmulated } from "../answer.ts";
import { writes } from "../permissions.ts";
import { type ApiRequest, type Respond, type Route, repositoryOf, route } from "../state.ts";
import { createBranch, deleteBranch, moveBranch } from "../written-branches.ts";
import { refuseMissing, writeCommit, writeTree } from "../written-commits.ts";

const createTree: Respond = async (request, state) => {
  const repository = repositoryOf(request, state);
  const { base_tree: base, tree } = request.body;
  await refuseMissing(repository, base, "tree");
  const [entry, ...others] = Array.isArray(tree) ? tree : [];
  const { path, mode, type, content } = entry ?? {};
  if (others.length > 0 || mode !== "100644" || type !== "blob" || typeof content !== "string") {
    throw notEmulated("a tree of anything but one file's text over another tree");
  }
  const sha = await writeTree(repository, `${base}`, { path: `${path}`, content });
  return { status: 201, body: { sha } };
};

const createCommit: Respond = async (request, state) => {
  const repository = repositoryOf(request, state);
  const { message, tree, parents, ...others } = request.body;
  if (typeof message !== "string" || Object.keys(others).length > 0 || !Array.isArray(parents)) {
    throw notEmulated("a commit of anything but a message, a tree and parents");
  }
  await refuseMissing(repository, tree, "tree");
  for (const parent of parents) await refuseMissing(repository, parent, "commit");
  const sha = await writeCommit(repository, { message, tree: `${tree}`, parents }, request);
  return { status: 201, body: { sha } };
};

const create: Respond = async (request, state) => {
  const { ref: name = "", sha } = request.body;
  const [, branch] = /^refs\/heads\/(.+)$/s.exec(`${name}`) ?? [];
  if (branch === undefined) throw notEmulated(`to write ${name}`);
  const write = { repository: repositoryOf(request, state), branch, grant: request.grant };
  await createBranch(write, `${sha}`, state);
  return { status: 201, body: { ref: name, object: { sha } } };
};

function branchOf({ params: { ref = "" } }: ApiRequest): string {
  if (!ref.startsWith("heads/")) throw notEmulated(`to write ${ref}`);
  return ref.slice("heads/".length);
}

const update: Respond = async (request, state) => {
  const branch = branchOf(request);
  const { sha, force = false, ...others } = request.body;
  if (Object.keys(others).length > 0) throw notEmulated("to move a branch in another way");
  const write = { repository: repositoryOf(request, state), branch, grant: request.grant };
  await moveBranch(write, { sha: `${sha}`, force: force === true }, state);
  return { status: 200, body: { ref: `refs/heads/${branch}`, object: { sha } } };
};

const remove: Respond = async (request, state) => {
  const repository = repositoryOf(request, state);
  await deleteBranch({ repository, branch: branchOf(request), grant: request.grant }, state);
  return { status: 204 };
};

export const GIT_WRITES: Route[] = [
  route("POST", "/git/trees", writes("contents"), createTree),
  route("POST", "/git/commits", writes("contents"), createCommit),
  route("POST", "/git/refs", writes("contents"), create),
  route("PATCH", "/git/refs/*ref", writes("contents"), update),
  route("DELETE", "/git/refs/*ref", writes("contents"), remove),
];
