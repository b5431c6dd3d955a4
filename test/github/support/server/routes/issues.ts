// Issues: https://docs.github.com/rest/issues/issues. Texts and states are the emulator's, with the checks
// that it leaves out.

import { ACTIONS_BOT } from "../accounts.ts";
import {
  type Answer,
  type FieldError,
  notEmulated,
  notFound,
  validationFailed,
} from "../answer.ts";
import { allIssues, readIssue } from "../issue-format.ts";
import { reads, readsIssue, writes, writesIssue } from "../needs.ts";
import type { Json } from "../pull-format.ts";
import { type ApiRequest, type Route, route, type State } from "../state.ts";
import { namesOfLabels } from "./conversation.ts";
import { inRepository } from "./in-repository.ts";
import { paged, sorted } from "./paged.ts";
import { changePull } from "./pulls.ts";
import { refuseLength } from "./texts.ts";

const FILTERS = [
  ...["state", "labels", "creator", "since", "sort", "direction", "per_page", "page"],
] as const;

const folded = (text: unknown) => `${text}`.toLowerCase();

function fits(issue: Json, query: URLSearchParams): boolean {
  const [wanted, creator, since] = [
    query.get("state") ?? "open",
    query.get("creator"),
    query.get("since"),
  ];
  const names = (issue.labels as { name: string }[]).map(({ name }) => folded(name));
  const labels = (query.get("labels") ?? "").split(",").filter((name) => name.trim() !== "");
  const { login } = issue.user as { login: string };
  return (
    (wanted === "all" || issue.state === wanted) &&
    labels.every((name) => names.includes(folded(name.trim()))) &&
    (creator === null || folded(login) === folded(creator)) &&
    (since === null || Date.parse(`${issue.updated_at}`) >= Date.parse(since))
  );
}

const list = inRepository(async (repository, request, state) => {
  const { query } = request;
  const unknown = [...query.keys()].find((name) => !FILTERS.some((it) => it === name));
  if (unknown !== undefined) return notEmulated(`issues by ${unknown}`);
  const sort = query.get("sort") ?? "created";
  if (!["created", "updated"].includes(sort)) return notEmulated(`issues in the order of ${sort}`);
  const found = (await allIssues(repository, state)).filter((issue) => fits(issue, query));
  const inOrder = sorted(found, `${sort}_at`, query.get("direction") ?? "desc");
  const { items, headers } = paged(inOrder, request, state);
  return { status: 200, headers, body: items };
});

const one = inRepository((repository, { params }, state) =>
  readIssue(repository, Number(params.number), state),
);

function refuse(field: string, code: FieldError["code"]): Answer {
  return validationFailed({ resource: "Issue", code, field });
}

const REASONS: Record<string, readonly unknown[]> = {
  closed: ["completed", "not_planned", "duplicate", null, undefined],
  open: ["reopened", null, undefined],
};

/** Undefined where GitHub would take it. */
function refusalOf({ body }: ApiRequest): Answer | undefined {
  const { title, body: text, state, state_reason: reason, labels } = body;
  const other = ["assignee", "assignees", "milestone", "type"].find((name) => name in body);
  if (other !== undefined) return notEmulated(`the ${other} of an issue`);
  if (title !== undefined && (typeof title !== "string" || title.trim() === "")) {
    return refuse("title", "missing_field");
  }
  const long = refuseLength(text, "Issue");
  if (long) return long;
  if (state !== undefined && !(`${state}` in REASONS)) return refuse("state", "invalid");
  const reasons = state === undefined ? Object.values(REASONS).flat() : REASONS[`${state}`];
  if (!reasons?.includes(reason)) return refuse("state_reason", "invalid");
  return labels === undefined || Array.isArray(labels) ? undefined : refuse("labels", "invalid");
}

/** Names, or objects that have one. */
async function labelsIn(request: ApiRequest, state: State): Promise<{ labels?: unknown[] }> {
  const { labels } = request.body;
  if (!Array.isArray(labels)) return {};
  const names = labels.map((it) => (typeof it === "object" ? it?.name : it));
  return { labels: await namesOfLabels(names, request, state) };
}

const create = inRepository(async (repository, request, state) => {
  const { title, body = null } = request.body;
  const refused =
    refusalOf(request) ?? (title === undefined ? refuse("title", "missing_field") : undefined);
  if (refused) return refused;
  return state.emulator.ask(request.grant?.account ?? ACTIONS_BOT, {
    method: "POST",
    path: `/repos/${repository.fullName}/issues`,
    body: { title, body, ...(await labelsIn(request, state)) },
  });
});

const change = inRepository(async (repository, request, state) => {
  const number = Number(request.params.number);
  const before = await readIssue(repository, number, state);
  if (before.status !== 200) return notFound();
  const refused = refusalOf(request);
  if (refused) return refused;
  const by = request.grant?.account ?? ACTIONS_BOT;
  const path = `/repos/${repository.fullName}/issues/${number}`;
  const labels = await labelsIn(request, state);
  const pull = state.pulls.of(repository, number);
  if (pull) {
    const failed = await changePull(pull, request, state);
    if (failed) return failed;
    if (labels.labels) {
      await state.emulator.ask(by, { method: "PUT", path: `${path}/labels`, body: labels });
    }
  } else {
    const { state_reason, ...body } = request.body;
    // A reason counts where the state is changed, and nowhere else.
    const isMoved = body.state !== undefined && body.state !== (before.body as Json).state;
    const reason = isMoved && typeof state_reason === "string" ? { state_reason } : {};
    const asked = { ...body, ...labels, ...reason };
    await state.emulator.ask(by, { method: "PATCH", path, body: asked });
  }
  return readIssue(repository, number, state);
});

const R = "/repos/:owner/:repo/issues";
export const ISSUES: Route[] = [
  route("GET", R, reads("issues", "pull-requests"), list),
  route("POST", R, writes("issues"), create),
  route("GET", `${R}/:number`, readsIssue, one),
  route("PATCH", `${R}/:number`, writesIssue, change),
];
