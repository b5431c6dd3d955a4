// Workflows by their files on the default branch, errors in CODEOWNERS, and releases:
// https://docs.github.com/rest/actions/workflows, https://docs.github.com/rest/repos/repos#list-codeowners-errors,
// https://docs.github.com/rest/releases/releases.

import { secondNow } from "../../runner/events.ts";
import { notFound } from "../answer.ts";
import type { HostedRepository } from "../hosted-repository.ts";
import { reads, writes } from "../permissions.ts";
import {
  type ApiRequest,
  type Respond,
  type Route,
  repositoryOf,
  route,
  type State,
} from "../state.ts";
import { counted } from "./paged.ts";

const FOLDER = ".github/workflows";

async function pathsOf(repository: HostedRepository): Promise<string[]> {
  return (await repository.filesBelow(repository.defaultBranch, FOLDER)).sort();
}

/** Names and ids stay the same while no file is added or removed. */
const idAt = (index: number) => 9001 + index;

/** By its number, or its file; throws if the default branch does not have the file. */
export async function workflowPath(repository: HostedRepository, named: string): Promise<string> {
  const paths = await pathsOf(repository);
  const byId = /^\d+$/.test(named) ? paths[Number(named) - idAt(0)] : undefined;
  const path = byId ?? paths.find((it) => it === `${FOLDER}/${named}`);
  if (path === undefined) throw notFound();
  return path;
}

const list: Respond = async (request, state) => {
  const repository = repositoryOf(request, state);
  const { workflowStates, workflowsUpdated: updated_at } = repository.settings;
  const all = (await pathsOf(repository)).map((path, index) => ({
    ...{ id: idAt(index), path, name: path, updated_at },
    state: workflowStates.get(path) ?? "active",
  }));
  return counted("workflows", all, request, state);
};

const enable: Respond = async (request, state) => {
  const repository = repositoryOf(request, state);
  const path = await workflowPath(repository, request.params.workflow ?? "");
  repository.settings.workflowStates.delete(path);
  repository.settings.workflowsUpdated = secondNow();
  return { status: 204 };
};

const ownersErrors: Respond = async (request, state) => {
  const repository = repositoryOf(request, state);
  const file = await repository.fileAt(repository.defaultBranch, ".github/CODEOWNERS");
  if (!file) throw notFound();
  const errors = `${file}`.split("\n").flatMap((source, index) => {
    const owners = source.startsWith("#") ? [] : source.split(/\s+/).slice(1);
    return owners
      .filter((it) => it !== "" && !mayOwn(it, repository, state))
      .map((owner) => {
        const suggestion = `make sure ${owner} exists and has write access to the repository`;
        return { ...ERROR, line: index + 1, column: 1, source: `${source}\n`, suggestion };
      });
  });
  return { status: 200, body: { errors } };
};

const ERROR = { kind: "Unknown owner", path: ".github/CODEOWNERS", message: "Unknown owner" };

/** Teams are not emulated, and pass. */
function mayOwn(owner: string, repository: HostedRepository, { accounts }: State): boolean {
  if (!/^@[^/]+$/.test(owner)) return true;
  const account = accounts.withLogin(owner.slice(1));
  if (!account) return false;
  const role = repository.roles.get(account.id) ?? "read";
  return account.login === repository.owner || ["admin", "maintain", "write"].includes(role);
}

const latest: Respond = (request: ApiRequest, state) => {
  const { latestRelease } = repositoryOf(request, state).settings;
  if (!latestRelease) throw notFound();
  return { status: 200, body: { tag_name: latestRelease } };
};

export const WORKFLOWS: Route[] = [
  route("GET", "/actions/workflows", reads("actions"), list),
  route("PUT", "/actions/workflows/:workflow/enable", writes("actions"), enable),
  route("GET", "/codeowners/errors", reads("contents"), ownersErrors),
  route("GET", "/releases/latest", reads("contents"), latest),
];
