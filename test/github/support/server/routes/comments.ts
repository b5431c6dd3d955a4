// Comments on issues, and labels: https://docs.github.com/rest/issues/comments, https://docs.github.com/rest/issues/labels.

import { invalid, mayNotCreateLabels, notEmulated, notFound } from "../answer.ts";
import { formatComment } from "../formats.ts";
import { allows, type Need, reads, writes } from "../permissions.ts";
import {
  type ApiRequest,
  issueOf,
  type Respond,
  type Route,
  repositoryOf,
  route,
  type State,
} from "../state.ts";
import { listed } from "./paged.ts";

/** GitHub's message says characters; UTF-16 units are the strictest count. */
const LONGEST_BODY = 65_536;

/** A text that may be missing, or null. */
export function refuseLength(body: unknown): void {
  if (typeof body !== "string" || body.length <= LONGEST_BODY) return;
  throw invalid(
    "data",
    "unprocessable",
    `Body is too long (maximum is ${LONGEST_BODY} characters)`,
  );
}

export function bodyIn({ body: { body } }: ApiRequest): string {
  if (typeof body !== "string" || body.trim() === "") throw invalid("body", "missing_field");
  refuseLength(body);
  return body;
}

function commentOf(request: ApiRequest, state: State) {
  const { conversations } = repositoryOf(request, state);
  const found = conversations.commentWithId(Number(request.params.comment));
  if (!found) throw notFound();
  return { ...found, conversations };
}

/** A pull request is an issue, too: either permission is enough for what both have in common. */
function onIssue({ level }: Need) {
  return (request: ApiRequest, state: State): Need => {
    const isComment = "comment" in request.params;
    const { number } = isComment ? commentOf(request, state).issue : issueOf(request, state);
    const isPull = state.pulls.of(repositoryOf(request, state), number) !== undefined;
    return { anyOf: isPull ? ["issues", "pull-requests"] : ["issues"], level };
  };
}

export const readsIssue = onIssue(reads());
export const writesIssue = onIssue(writes());

const write: Respond = (request, state) => {
  const { conversations } = repositoryOf(request, state);
  const body = bodyIn(request);
  const comment = conversations.write(issueOf(request, state), request.by, body);
  return { status: 201, body: formatComment(comment, state) };
};

const rewrite: Respond = (request, state) => {
  const { comment, conversations } = commentOf(request, state);
  conversations.rewrite(comment, bodyIn(request));
  return { status: 200, body: formatComment(comment, state) };
};

const remove: Respond = (request, state) => {
  const { issue, comment } = commentOf(request, state);
  issue.comments.splice(issue.comments.indexOf(comment), 1);
  return { status: 204 };
};

/**
 * GitHub documents that either permission is enough, but no longer does it: without `issues: write` no label is
 * created, whether directly or by adding it to a pull request (https://github.com/actions/labeler/issues/870).
 */
function refuseNewLabel({ grant }: ApiRequest): void {
  if (!grant || !allows(grant.permissions, writes("issues"))) throw mayNotCreateLabels();
}

const createLabel: Respond = (request, state) => {
  const { conversations } = repositoryOf(request, state);
  refuseNewLabel(request);
  const { name, color, description = null } = request.body;
  if (typeof name !== "string" || name === "" || name.length > 50) throw invalid("name", "invalid");
  if (!/^[0-9a-f]{6}$/i.test(`${color}`)) throw invalid("color", "invalid");
  if (`${description ?? ""}`.length > 100) throw invalid("description", "invalid");
  if (conversations.labelNamed(name)) throw invalid("name", "already_exists");
  const label = { name, color: `${color}`, description: description as string | null };
  conversations.labels.push(label);
  return { status: 201, body: label };
};

const addLabels: Respond = (request, state) => {
  const { labels } = request.body;
  if (!Array.isArray(labels)) throw notEmulated("labels that are not a list of names");
  const issue = issueOf(request, state);
  const { conversations } = repositoryOf(request, state);
  if (labels.some((name) => !conversations.labelNamed(`${name}`))) refuseNewLabel(request);
  for (const name of labels) conversations.label(issue, `${name}`, request.by);
  return { status: 200, body: issue.labels };
};

const removeLabel: Respond = (request, state) => {
  const issue = issueOf(request, state);
  const { conversations } = repositoryOf(request, state);
  const { name = "" } = request.params;
  if (!conversations.unlabel(issue, name, request.by)) throw notFound();
  return { status: 200, body: issue.labels };
};

const comments = listed((request, state) =>
  issueOf(request, state).comments.map((it) => formatComment(it, state)),
);

const labelsOfIssue = listed((request, state) => issueOf(request, state).labels);
const allLabels = listed((request, state) => repositoryOf(request, state).conversations.labels);

export const COMMENTS: Route[] = [
  route("GET", "/issues/:number/comments", readsIssue, comments),
  route("POST", "/issues/:number/comments", writesIssue, write),
  route("PATCH", "/issues/comments/:comment", writesIssue, rewrite),
  route("DELETE", "/issues/comments/:comment", writesIssue, remove),
  route("GET", "/labels", reads("issues", "pull-requests"), allLabels),
  route("POST", "/labels", writes("issues", "pull-requests"), createLabel),
  route("GET", "/issues/:number/labels", readsIssue, labelsOfIssue),
  route("POST", "/issues/:number/labels", writesIssue, addLabels),
  route("DELETE", "/issues/:number/labels/:name", writesIssue, removeLabel),
];
