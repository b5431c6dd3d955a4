// Pull requests: https://docs.github.com/rest/pulls/pulls. Commits and files are git's.

import { ACTIONS_BOT } from "../accounts.ts";
import { invalid, notEmulated, Refusal } from "../answer.ts";
import { formatPull } from "../formats.ts";
import { reads, writes } from "../permissions.ts";
import { pullOf, type Respond, type Route, repositoryOf, route } from "../state.ts";
import { refuseLength } from "./comments.ts";
import { refuseOthers } from "./issues.ts";
import { listed } from "./paged.ts";

/** The newest first. GitHub ignores a `head` without an owner and lists everything. */
const list = listed((request, state) => {
  const { query } = request;
  refuseOthers(query, "state", "head", "sort", "direction");
  const [head = "", wanted] = [query.get("head") ?? "", query.get("state") ?? "open"];
  return state.pulls
    .ofRepository(repositoryOf(request, state))
    .filter((it) => !head.includes(":") || head === `${it.head.owner}:${it.headBranch}`)
    .map((pull) => formatPull(pull, state))
    .filter((pull) => wanted === "all" || pull.state === wanted)
    .reverse();
});

const refuse = (message: string) => invalid("head", "custom", message);

const open: Respond = async (request, state) => {
  const base = repositoryOf(request, state);
  const { head, base: baseBranch, title, body } = request.body;
  if (typeof title !== "string" || title.trim() === "") throw invalid("title", "missing_field");
  if (typeof head !== "string" || typeof baseBranch !== "string") throw refuse("head is invalid");
  if (head.includes(":")) throw notEmulated("a pull request of a fork that an action opens");
  refuseLength(body);
  if (request.by.id === ACTIONS_BOT.id && !base.actionsOpenPulls) {
    throw new Refusal(403, "GitHub Actions is not permitted to create or approve pull requests.");
  }
  const [tip, onto] = [base.refAt(`refs/heads/${head}`), base.refAt(`refs/heads/${baseBranch}`)];
  if (tip === undefined || onto === undefined) throw refuse("head is invalid");
  const places = { base, baseBranch, head: base, headBranch: head };
  if (state.pulls.openFor(places)) {
    throw refuse(`A pull request already exists for ${base.owner}:${head}.`);
  }
  if (await base.isAncestor(tip, onto))
    throw refuse(`No commits between ${baseBranch} and ${head}`);
  const wanted = { author: request.by, title, body: typeof body === "string" ? body : null };
  const pull = await state.pulls.open({ ...places, ...wanted });
  return { status: 201, body: formatPull(pull, state) };
};

const change: Respond = (request, state) => {
  const { issue, ...pull } = pullOf(request, state);
  const { title, body, state: wanted, ...others } = request.body;
  if (Object.keys(others).length > 0) throw notEmulated("another change of a pull request");
  if (wanted !== undefined && wanted !== "closed") throw notEmulated("to reopen a pull request");
  refuseLength(body);
  if (typeof title === "string") issue.title = title;
  if (typeof body === "string") issue.body = body;
  if (wanted === "closed") issue.open = false;
  return { status: 200, body: formatPull({ issue, ...pull }, state) };
};

/**
 * The pull requests that brought a commit to their base. Before that, GitHub lists none for a fork's commit, because it
 * is not in the repository, even if it is a pull request's head.
 */
const ofCommit = listed((request, state) => {
  const repository = repositoryOf(request, state);
  const { sha = "" } = request.params;
  const isOf = ({ mergedCommits, head, headSha }: ReturnType<typeof pullOf>) =>
    mergedCommits.includes(sha) || (head === repository && headSha === sha);
  const own = state.pulls.ofRepository(repository).filter(isOf);
  return own.map((pull) => formatPull(pull, state)).reverse();
});

export const PULLS: Route[] = [
  route("GET", "/pulls", reads("pull-requests"), list),
  route("POST", "/pulls", writes("pull-requests"), open),
  route("PATCH", "/pulls/:number", writes("pull-requests"), change),
  route("GET", "/commits/:sha/pulls", reads("pull-requests"), ofCommit),
];
