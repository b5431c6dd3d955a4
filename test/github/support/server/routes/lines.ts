// Comments on the lines of a pull request: https://docs.github.com/rest/pulls/comments.

import { ACTIONS_BOT } from "../accounts.ts";
import { type Answer, notEmulated, notFound, validationFailed } from "../answer.ts";
import { reads, writes } from "../needs.ts";
import { findHunk, type Place, presentLine, type ReviewComment } from "../review-comments.ts";
import {
  type ApiRequest,
  type Respond,
  type Route,
  repositoryOf,
  route,
  type State,
} from "../state.ts";
import { paged } from "./paged.ts";
import { pullOf } from "./pulls.ts";
import { refuseBody } from "./texts.ts";

const RESOURCE = "PullRequestReviewComment";

export async function formatReviewComment(comment: ReviewComment, { addresses, accounts }: State) {
  const { id, pull, body, path, line, side, startLine, startSide, commit } = comment;
  const api = `${addresses.api}/repos/${pull.base.fullName}`;
  const web = `${addresses.web}/${pull.base.fullName}`;
  const present = await presentLine(comment);
  const { login, id: user, type } = accounts.withId(comment.author.id) ?? comment.author;
  const start = startLine === undefined ? null : startLine + ((present ?? line) - line);
  return {
    url: `${api}/pulls/comments/${id}`,
    html_url: `${web}/pull/${pull.number}#discussion_r${id}`,
    pull_request_url: `${api}/pulls/${pull.number}`,
    ...{ id, body, path, side, diff_hunk: comment.diffHunk },
    user: { login, id: user, type },
    commit_id: present === null ? commit : pull.headSha,
    original_commit_id: commit,
    line: present,
    original_line: line,
    start_line: present === null ? null : start,
    original_start_line: startLine ?? null,
    start_side: startSide ?? null,
    // GitHub counts lines of the diff here; null is what tells an outdated comment.
    position: present === null ? null : 1,
    original_position: 1,
    subject_type: "line",
    created_at: comment.createdAt,
    updated_at: comment.updatedAt,
  };
}

const list: Respond = async (request, state) => {
  const pull = pullOf(request, state);
  if (!pull) return notFound();
  const { items, headers } = paged(state.reviewComments.of(pull), request, state);
  const body = await Promise.all(items.map((comment) => formatReviewComment(comment, state)));
  return { status: 200, headers, body };
};

function placeOf({ path, commit_id, line, side, start_line, start_side }: ApiRequest["body"]) {
  if (typeof path !== "string" || typeof commit_id !== "string") return undefined;
  if (typeof line !== "number") return undefined;
  const left = (value: unknown) => (value === "LEFT" ? "LEFT" : "RIGHT");
  const place: Place = {
    ...{ path, commit: commit_id, line, side: left(side) },
    startLine: typeof start_line === "number" ? start_line : undefined,
    startSide: start_side === undefined ? undefined : left(start_side),
  };
  return place;
}

const create: Respond = async (request, state): Promise<Answer> => {
  const pull = pullOf(request, state);
  if (!pull) return notFound();
  if ("in_reply_to" in request.body || "subject_type" in request.body) {
    return notEmulated("replies, and comments on a whole file");
  }
  const place = placeOf(request.body);
  if (!place) {
    return validationFailed({ resource: RESOURCE, code: "missing_field", field: "line" });
  }
  const refused = refuseBody(request.body.body, RESOURCE);
  if (refused) return refused;
  const hunk = await findHunk(pull, place);
  if ("status" in hunk) return hunk;
  const author = request.grant?.account ?? ACTIONS_BOT;
  const diffHunk = hunk.text.join("\n");
  const body = `${request.body.body}`;
  const comment = state.reviewComments.add({ ...place, pull, author, body, diffHunk });
  return { status: 201, body: await formatReviewComment(comment, state) };
};

/** A comment of the repository that the request names. */
function commentOf(request: ApiRequest, state: State): ReviewComment | undefined {
  const comment = state.reviewComments.withId(Number(request.params.comment));
  return comment?.pull.base === repositoryOf(request, state) ? comment : undefined;
}

const read: Respond = async (request, state) => {
  const comment = commentOf(request, state);
  if (!comment) return notFound();
  return { status: 200, body: await formatReviewComment(comment, state) };
};

const update: Respond = async (request, state) => {
  const comment = commentOf(request, state);
  if (!comment) return notFound();
  const refused = refuseBody(request.body.body, RESOURCE);
  if (refused) return refused;
  comment.body = `${request.body.body}`;
  comment.updatedAt = new Date().toISOString();
  return read(request, state);
};

const remove: Respond = (request, state) => {
  const comment = commentOf(request, state);
  if (!comment) return notFound();
  state.reviewComments.remove(comment);
  return { status: 204 };
};

const R = "/repos/:owner/:repo/pulls";
export const LINES: Route[] = [
  route("GET", `${R}/:number/comments`, reads("pull-requests"), list),
  route("POST", `${R}/:number/comments`, writes("pull-requests"), create),
  route("GET", `${R}/comments/:comment`, reads("pull-requests"), read),
  route("PATCH", `${R}/comments/:comment`, writes("pull-requests"), update),
  route("DELETE", `${R}/comments/:comment`, writes("pull-requests"), remove),
];
