// Pull requests: https://docs.github.com/rest/pulls/pulls. Texts and states are the emulator's, commits and
// files are git's.

import { ACTIONS_BOT } from "../accounts.ts";
import { type Answer, notFound, validationFailed } from "../answer.ts";
import { type ChangedFile, countLines, patchOf, readDiff } from "../diff.ts";
import { reads, writes } from "../needs.ts";
import { type Pull, withCommits, withCounts } from "../pulls.ts";
import {
  type ApiRequest,
  type Respond,
  type Route,
  repositoryOf,
  route,
  type State,
} from "../state.ts";
import { paged } from "./paged.ts";
import { passOn } from "./pass-on.ts";

type Json = Record<string, unknown>;

export function pullOf(request: ApiRequest, state: State): Pull | undefined {
  const repository = repositoryOf(request, state);
  return repository && state.pulls.of(repository, Number(request.params.number));
}

/** GitHub passes over a `head` without an owner, and lists everything. */
const list: Respond = async (request, state) => {
  const query = new URLSearchParams(request.query);
  if (!query.get("head")?.includes(":")) query.delete("head");
  const answer = await passOn({ ...request, query }, state);
  const repository = repositoryOf(request, state);
  if (answer.status !== 200 || !repository) return answer;
  const body = (answer.body as Json[]).map((emulated) => {
    const pull = state.pulls.of(repository, Number(emulated.number));
    return pull ? withCommits(emulated, pull) : emulated;
  });
  return { ...answer, body };
};

/** Reading and changing answer alike: the whole pull request. */
const one: Respond = async (request, state) => {
  const pull = pullOf(request, state);
  if (!pull) return notFound();
  const answer = await passOn(request, state);
  if (answer.status !== 200) return answer;
  return { ...answer, body: await withCounts(answer.body as Json, pull) };
};

/** The emulator would open a second one for the same branch. */
const open: Respond = async (request, state) => {
  const base = repositoryOf(request, state);
  const { head, base: baseBranch, title, body } = request.body;
  if (!base || typeof head !== "string" || typeof baseBranch !== "string") return notFound();
  const [owner, branch = ""] = head.includes(":") ? head.split(":") : [base.owner, head];
  const from = [...state.repositories.values()].find(
    (it) => it.owner === owner && (it === base || it.parent === base),
  );
  const refuse = (message: string) =>
    validationFailed({ resource: "PullRequest", code: "custom", field: "head", message });
  if (!(await from?.commitAt(`refs/heads/${branch}`)) || !from) return refuse("head is invalid");
  const same = { ...request, query: new URLSearchParams({ head: `${owner}:${branch}` }) };
  const { body: there } = await list({ ...same, method: "GET" }, state);
  if ((there as unknown[]).length > 0) {
    return refuse(`A pull request already exists for ${owner}:${branch}.`);
  }
  const pull = await state.pulls.open(
    {
      ...{ author: request.grant?.account ?? ACTIONS_BOT, base, baseBranch, head: from },
      ...{ headBranch: branch, title: `${title}`, body: typeof body === "string" ? body : null },
    },
    state,
  );
  const path = `${request.path}/${pull.number}`;
  const params = { ...request.params, number: `${pull.number}` };
  const answer = await one({ ...request, method: "GET", path, params }, state);
  return { ...answer, status: 201 };
};

/** Three dots: against the merge base, as the page of the pull request shows them. */
export async function filesOf({ base, baseSha, headSha }: Pull): Promise<ChangedFile[]> {
  return readDiff(base.folder, await base.mergeBase(baseSha, headSha), headSha);
}

const files: Respond = async (request, state): Promise<Answer> => {
  const pull = pullOf(request, state);
  if (!pull) return notFound();
  const { items, headers } = paged(await filesOf(pull), request, state);
  return { status: 200, headers, body: items.map((file) => formatFile(file, pull, state)) };
};

export function formatFile(
  file: ChangedFile,
  { base, headSha }: Pick<Pull, "base" | "headSha">,
  { addresses }: Pick<State, "addresses">,
): Json {
  const { sha, filename, status, previous } = file;
  const [additions, deletions] = [countLines(file, "+"), countLines(file, "-")];
  const path = filename.split("/").map(encodeURIComponent).join("/");
  const web = `${addresses.web}/${base.fullName}`;
  return {
    ...{ sha, filename, status, additions, deletions, changes: additions + deletions },
    blob_url: `${web}/blob/${headSha}/${path}`,
    raw_url: `${web}/raw/${headSha}/${path}`,
    contents_url: `${addresses.api}/repos/${base.fullName}/contents/${path}?ref=${headSha}`,
    ...(file.hunks.length > 0 ? { patch: patchOf(file) } : {}),
    ...(previous === undefined ? {} : { previous_filename: previous }),
  };
}

/**
 * The pull requests of a commit: those that brought it to their base. A commit of a fork is not the
 * repository's own before that, and GitHub lists none for it, though it is the head of one.
 */
const ofCommit: Respond = async (request, state) => {
  const repository = repositoryOf(request, state);
  if (!repository) return notFound();
  const { sha = "" } = request.params;
  const own = state.pulls
    .ofRepository(repository)
    .filter(
      ({ head, headSha, mergedCommits }) =>
        mergedCommits.includes(sha) || (head === repository && headSha === sha),
    );
  const query = new URLSearchParams({ state: "all", per_page: "100" });
  const path = `/repos/${repository.fullName}/pulls`;
  const { body } = await list({ ...request, path, query }, state);
  const numbers = own.map(({ number }) => number);
  return {
    status: 200,
    body: (body as { number: number }[]).filter(({ number }) => numbers.includes(number)),
  };
};

const R = "/repos/:owner/:repo";
export const PULLS: Route[] = [
  route("GET", `${R}/pulls`, reads("pull-requests"), list),
  route("POST", `${R}/pulls`, writes("pull-requests"), open),
  route("GET", `${R}/pulls/:number`, reads("pull-requests"), one),
  route("PATCH", `${R}/pulls/:number`, writes("pull-requests"), one),
  route("GET", `${R}/pulls/:number/files`, reads("pull-requests"), files),
  route("GET", `${R}/commits/:sha/pulls`, reads("pull-requests"), ofCommit),
];
