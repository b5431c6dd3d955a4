// Pull requests: https://docs.github.com/rest/pulls/pulls. Texts and states are the emulator's, commits and
// files are git's.

import { ACTIONS_BOT } from "../accounts.ts";
import { allPages } from "../all-pages.ts";
import {
  type Answer,
  type FieldError,
  forbidden,
  notEmulated,
  notFound,
  validationFailed,
} from "../answer.ts";
import type { HostedRepository } from "../hosted-repository.ts";
import { reads, writes } from "../needs.ts";
import { type Json, withCommits, withCounts } from "../pull-format.ts";
import type { Pull } from "../pulls.ts";
import {
  type ApiRequest,
  type Respond,
  type Route,
  repositoryOf,
  route,
  type State,
} from "../state.ts";
import { inRepository } from "./in-repository.ts";
import { paged, sorted } from "./paged.ts";
import { refuseLength } from "./texts.ts";

export function pullOf(request: ApiRequest, state: State): Pull | undefined {
  const repository = repositoryOf(request, state);
  return repository && state.pulls.of(repository, Number(request.params.number));
}

/** Every pull request of the repository, as a list shows it. */
async function allOf({ fullName }: HostedRepository, state: State): Promise<[Pull, Json][]> {
  const emulated = await allPages<Json>(`/repos/${fullName}/pulls`, state, { state: "all" });
  return emulated.flatMap((json): [Pull, Json][] => {
    const pull = state.pulls.at(fullName, Number(json.number));
    return pull ? [[pull, withCommits(json, pull)]] : [];
  });
}

/** GitHub passes over a `head` without an owner, and lists everything. */
const list = inRepository(async (repository, request, state) => {
  const { query } = request;
  const [head = "", base] = [query.get("head") ?? "", query.get("base")];
  const wanted = query.get("state") ?? "open";
  const sort = query.get("sort") ?? "created";
  if (!["created", "updated"].includes(sort)) return notEmulated(`pull requests by ${sort}`);
  const fits = ([pull, json]: [Pull, Json]) =>
    (wanted === "all" || json.state === wanted) &&
    (!head.includes(":") || head === `${pull.head.owner}:${pull.headBranch}`) &&
    (base === null || base === pull.baseBranch);
  const all = (await allOf(repository, state)).filter(fits).map(([, json]) => json);
  const direction = query.get("direction") ?? (sort === "created" ? "desc" : "asc");
  const { items, headers } = paged(sorted(all, `${sort}_at`, direction), request, state);
  return { status: 200, headers, body: items };
});

const one: Respond = async (request, state) => {
  const pull = pullOf(request, state);
  return pull ? tell(pull, 200, state) : notFound();
};

/** The whole pull request. */
async function tell(pull: Pull, status: number, state: State): Promise<Answer> {
  const path = `/repos/${pull.base.fullName}/pulls/${pull.number}`;
  const { body } = await state.emulator.ask(ACTIONS_BOT, { method: "GET", path });
  return { status, body: await withCounts(body as Json, pull) };
}

function refuse(field: string, code: FieldError["code"], message?: string): Answer {
  const more = message === undefined ? {} : { message };
  return validationFailed({ resource: "PullRequest", code, field, ...more });
}

/** The emulator would open a second one for the same branch, and one that changes nothing. */
const open = inRepository(async (base, request, state) => {
  const { head, base: baseBranch, title, body } = request.body;
  if (typeof title !== "string" || title.trim() === "") return refuse("title", "missing_field");
  if (typeof head !== "string") return refuse("head", "missing_field");
  if (typeof baseBranch !== "string") return refuse("base", "missing_field");
  const long = refuseLength(body, "PullRequest");
  if (long) return long;
  const author = request.grant?.account ?? ACTIONS_BOT;
  if (author.id === ACTIONS_BOT.id && !base.actionsOpenPulls) {
    return forbidden("GitHub Actions is not permitted to create or approve pull requests.");
  }
  const [owner, branch = ""] = head.includes(":") ? head.split(":") : [base.owner, head];
  const from = [...state.repositories.values()].find(
    (it) => it.owner === owner && (it === base || it.parent === base),
  );
  const tip = await from?.refAt(`refs/heads/${branch}`);
  if (!from || tip === undefined) return refuse("head", "custom", "head is invalid");
  const onto = await base.refAt(`refs/heads/${baseBranch}`);
  if (onto === undefined) return refuse("base", "invalid");
  const places = { base, baseBranch, head: from, headBranch: branch };
  if (state.pulls.openFor(places)) {
    return refuse("head", "custom", `A pull request already exists for ${owner}:${branch}.`);
  }
  // Of a commit that only the fork has, the base's git says no.
  if (await base.isAncestor(tip, onto)) {
    const [one, other] =
      from === base ? [baseBranch, branch] : [`${base.owner}:${baseBranch}`, head];
    return refuse("head", "custom", `No commits between ${one} and ${other}`);
  }
  const text = typeof body === "string" ? body : null;
  const pull = await state.pulls.open({ ...places, author, title, body: text }, state);
  return tell(pull, 201, state);
});

const change: Respond = async (request, state) => {
  const pull = pullOf(request, state);
  if (!pull) return notFound();
  const refused = await changePull(pull, request, state);
  return refused ?? tell(pull, 200, state);
};

/** What the API of pull requests and that of issues have in common. */
export async function changePull(
  pull: Pull,
  { body, grant }: ApiRequest,
  state: State,
): Promise<Answer | undefined> {
  const { title, body: text, state: wanted, base } = body;
  if (base !== undefined && base !== pull.baseBranch) return notEmulated("to change the base");
  if (title !== undefined && (typeof title !== "string" || title.trim() === "")) {
    return refuse("title", "missing_field");
  }
  const long = refuseLength(text, "PullRequest");
  if (long) return long;
  if (wanted !== undefined && wanted !== "open" && wanted !== "closed") {
    return refuse("state", "invalid");
  }
  const by = grant?.account ?? ACTIONS_BOT;
  if (wanted === "open" && !pull.open) {
    const why = await state.pulls.refuseReopening(pull);
    if (why !== undefined) return refuse("state", "invalid", why);
  }
  if (wanted !== undefined && pull.open !== (wanted === "open")) {
    await state.pulls.setOpen(pull, wanted === "open", { state, by });
  }
  const texts = {
    ...(title === undefined ? {} : { title }),
    ...(text === undefined ? {} : { body: text }),
  };
  const path = `/repos/${pull.base.fullName}/pulls/${pull.number}`;
  if (Object.keys(texts).length > 0) {
    await state.emulator.ask(by, { method: "PATCH", path, body: texts });
  }
  return undefined;
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
  const all = sorted(
    (await allOf(repository, state)).filter(([pull]) => own.includes(pull)).map(([, json]) => json),
    "created_at",
    "desc",
  );
  return { status: 200, body: all };
};

const R = "/repos/:owner/:repo";
export const PULLS: Route[] = [
  route("GET", `${R}/pulls`, reads("pull-requests"), list),
  route("POST", `${R}/pulls`, writes("pull-requests"), open),
  route("GET", `${R}/pulls/:number`, reads("pull-requests"), one),
  route("PATCH", `${R}/pulls/:number`, writes("pull-requests"), change),
  route("GET", `${R}/commits/:sha/pulls`, reads("pull-requests"), ofCommit),
];
