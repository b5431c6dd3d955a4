// Refs, read and written: https://docs.github.com/rest/git/refs. Pull requests follow their branches.

import { type Answer, notEmulated, notFound, unprocessable } from "../answer.ts";
import { askedGit, readRefs } from "../git.ts";
import type { HostedRepository } from "../hosted-repository.ts";
import { reads, writes } from "../needs.ts";
import { type Route, route, type State } from "../state.ts";
import { inRepository } from "./in-repository.ts";

async function tellRef({ folder, fullName }: HostedRepository, ref: string, { addresses }: State) {
  const sha = readRefs(folder).get(ref) ?? "";
  const isTag = ref.startsWith("refs/tags/");
  const type = isTag ? await askedGit(folder, "cat-file", "-t", sha) : "commit";
  const api = `${addresses.api}/repos/${fullName}/git`;
  return { ref, url: `${api}/${ref}`, object: { type, sha, url: `${api}/${type}s/${sha}` } };
}

const read = inRepository(async (repository, { params }, state) => {
  const name = `refs/${params.ref}`;
  if ((await repository.refAt(name)) === undefined) return notFound();
  return { status: 200, body: await tellRef(repository, name, state) };
});

/** All whose names begin so, also in the middle of a part of theirs. */
const matching = inRepository(async (repository, { params }, state) => {
  const names = [...readRefs(repository.folder).keys()].sort();
  const found = names.filter((name) => name.startsWith(`refs/${params.ref}`));
  const body = await Promise.all(found.map((name) => tellRef(repository, name, state)));
  return { status: 200, body };
});

async function refuseName({ folder }: HostedRepository, name: string): Promise<Answer | undefined> {
  if (!/^refs\/[^/]+\/[^/]/.test(name)) {
    return unprocessable("Reference name must contain at least three slash-separated components.");
  }
  const [, branch] = /^refs\/heads\/(.*)$/s.exec(name) ?? [];
  // A branch must be one that can be named alone, too: no option, and no hash.
  const isGood =
    (await askedGit(folder, "check-ref-format", name)) !== undefined &&
    (branch === undefined ||
      (!/^[0-9a-f]{40}$/.test(branch) &&
        (await askedGit(folder, "check-ref-format", "--branch", branch)) === branch));
  if (!isGood) return unprocessable(`${name} is not a valid ref name.`);
  return /^refs\/(heads|tags)\//.test(name) ? undefined : notEmulated(`to write ${name}`);
}

async function refuseTarget(
  { folder }: HostedRepository,
  name: string,
  sha: unknown,
): Promise<Answer | undefined> {
  if (!/^[0-9a-f]{40}$/.test(`${sha}`)) {
    return unprocessable(
      "The sha parameter must be exactly 40 characters and contain only [0-9a-f].",
    );
  }
  const type = await askedGit(folder, "cat-file", "-t", `${sha}`);
  if (type === undefined) return unprocessable("Object does not exist");
  const fits = type === "commit" || !name.startsWith("refs/heads/");
  return fits ? undefined : unprocessable("Reference update failed");
}

/** Undefined where git has a ref in the way: `a` and `a/b` cannot both be. */
async function point(repository: HostedRepository, name: string, sha: string, state: State) {
  const done = await askedGit(repository.folder, "update-ref", name, sha);
  if (done === undefined) return unprocessable("Reference update failed");
  await follow(repository, name, state);
  return undefined;
}

async function follow(repository: HostedRepository, name: string, state: State): Promise<void> {
  const [, branch] = /^refs\/heads\/(.+)$/.exec(name) ?? [];
  if (branch !== undefined) await state.pulls.follow(repository, branch, state);
}

const create = inRepository(async (repository, { body }, state) => {
  const { ref: name, sha } = body;
  if (typeof name !== "string" || typeof sha !== "string") {
    return unprocessable('Invalid request.\n\n"ref", "sha" weren\'t supplied.');
  }
  const refused =
    (await refuseName(repository, name)) ?? (await refuseTarget(repository, name, sha));
  if (refused) return refused;
  if ((await repository.refAt(name)) !== undefined) {
    return unprocessable("Reference already exists");
  }
  const failed = await point(repository, name, sha, state);
  return failed ?? { status: 201, body: await tellRef(repository, name, state) };
});

const update = inRepository(async (repository, { params, body }, state) => {
  const name = `refs/${params.ref}`;
  const { sha, force = false } = body;
  const refused =
    (await refuseName(repository, name)) ?? (await refuseTarget(repository, name, sha));
  if (refused) return refused;
  const before = await repository.refAt(name);
  if (before === undefined) return unprocessable("Reference does not exist");
  if (force !== true && !(await repository.isAncestor(before, `${sha}`))) {
    return unprocessable("Update is not a fast forward");
  }
  const failed = await point(repository, name, `${sha}`, state);
  return failed ?? { status: 200, body: await tellRef(repository, name, state) };
});

const remove = inRepository(async (repository, { params }, state) => {
  const name = `refs/${params.ref}`;
  const refused = await refuseName(repository, name);
  if (refused) return refused;
  if ((await repository.refAt(name)) === undefined) {
    return unprocessable("Reference does not exist");
  }
  if (name === `refs/heads/${repository.defaultBranch}`) {
    return unprocessable("Cannot delete the default branch");
  }
  await repository.git("update-ref", "-d", name);
  await follow(repository, name, state);
  return { status: 204 };
});

const R = "/repos/:owner/:repo/git";
export const REFS: Route[] = [
  route("GET", `${R}/ref/*ref`, reads("contents"), read),
  route("GET", `${R}/matching-refs/*ref`, reads("contents"), matching),
  route("POST", `${R}/refs`, writes("contents"), create),
  route("PATCH", `${R}/refs/*ref`, writes("contents"), update),
  route("DELETE", `${R}/refs/*ref`, writes("contents"), remove),
];
