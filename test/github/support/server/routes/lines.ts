// Comments on the lines of a pull request: https://docs.github.com/rest/pulls/comments.

import { invalid, notEmulated, notFound } from "../answer.ts";
import { reads, writes } from "../permissions.ts";
import { presentLine, type ReviewComment, refuseLine } from "../review-comments.ts";
import {
  type ApiRequest,
  pullOf,
  type Respond,
  type Route,
  repositoryOf,
  route,
  type State,
} from "../state.ts";
import { bodyIn } from "./comments.ts";
import { listed } from "./paged.ts";

export async function formatReviewComment(comment: ReviewComment, { accounts }: State) {
  const { id, body, path, author } = comment;
  return { id, body, path, line: await presentLine(comment), user: accounts.shown(author) };
}

const list = listed((request, state) => {
  const comments = state.reviewComments.of(pullOf(request, state));
  return Promise.all(comments.map((comment) => formatReviewComment(comment, state)));
});

const create: Respond = async (request, state) => {
  const pull = pullOf(request, state);
  const { path, commit_id, line, side, body: _, ...others } = request.body;
  if (side !== "RIGHT" || Object.keys(others).length > 0) {
    throw notEmulated("a comment on anything but one line of the file as it is after the change");
  }
  if (typeof path !== "string" || typeof commit_id !== "string" || typeof line !== "number") {
    throw invalid("line", "missing_field");
  }
  const body = bodyIn(request);
  await refuseLine(pull, { path, commit: commit_id, line });
  const wanted = { pull, author: request.by, body, path, commit: commit_id, line };
  const comment = state.reviewComments.add(wanted);
  return { status: 201, body: await formatReviewComment(comment, state) };
};

function commentOf(request: ApiRequest, state: State): ReviewComment {
  const comment = state.reviewComments.withId(Number(request.params.comment));
  if (comment?.pull.base !== repositoryOf(request, state)) throw notFound();
  return comment;
}

const update: Respond = async (request, state) => {
  const comment = commentOf(request, state);
  comment.body = bodyIn(request);
  return { status: 200, body: await formatReviewComment(comment, state) };
};

const remove: Respond = (request, state) => {
  state.reviewComments.remove(commentOf(request, state));
  return { status: 204 };
};

export const LINES: Route[] = [
  route("GET", "/pulls/:number/comments", reads("pull-requests"), list),
  route("POST", "/pulls/:number/comments", writes("pull-requests"), create),
  route("PATCH", "/pulls/comments/:comment", writes("pull-requests"), update),
  route("DELETE", "/pulls/comments/:comment", writes("pull-requests"), remove),
];
