// What is kept on a pull request: one comment, suggestions, labels. Each may fail without the others.

import {
  COMMENT_MARKER,
  renderSuggestion,
  SUGGESTION_MARKER,
} from "../../src/core/render/comment/comment.ts";
import { LABELS } from "../../src/core/review/labels.ts";
import type { Review } from "../../src/core/review/review.ts";
import type { Api } from "../../src/io/github/api.ts";
import { type Kept, keepComment, type RunOrder } from "../../src/io/github/comment.ts";
import { keepLabels } from "../../src/io/github/labels.ts";
import { steadily } from "../../src/io/github/steadily.ts";
import { keepSuggestions } from "../../src/io/github/suggestions.ts";

const PERMISSION = "pull-requests: write";
/** Each is a notification to everybody who watches. */
const MOST_SUGGESTIONS = 10;

export interface Place {
  api: Api;
  pullRequest: number;
  /** The login that the token writes as. */
  author: string;
  /** The run that found what is told. */
  run: RunOrder;
}

/** `create`: whether to write a comment where there is none yet. */
export function reportComment(place: Place, comment: string, create: boolean): Promise<Kept> {
  const { api, pullRequest, author, run } = place;
  return steadily(`keep the comment on #${pullRequest}`, PERMISSION, () =>
    keepComment(api, {
      number: pullRequest,
      author,
      marker: COMMENT_MARKER,
      run,
      comment,
      create,
    }),
  );
}

/** At most a few: the comment has the rest. Gives how many lines the diff does not show. */
export function reportSuggestions(
  place: Place,
  { suggestions, head }: Pick<Review, "suggestions" | "head">,
): Promise<number> {
  const { api, pullRequest, author } = place;
  const told = suggestions
    .slice(0, MOST_SUGGESTIONS)
    .map((it) => ({ suggestion: it, body: renderSuggestion(it) }));
  return steadily(`keep the suggestions on #${pullRequest}`, PERMISSION, () =>
    keepSuggestions(api, {
      pullRequest,
      author,
      commit: head,
      marker: SUGGESTION_MARKER,
      suggestions: told,
    }),
  );
}

export function reportLabels(place: Place, { labels }: Pick<Review, "labels">): Promise<void> {
  const { api, pullRequest } = place;
  return steadily(`keep the labels of #${pullRequest}`, PERMISSION, () =>
    keepLabels(api, { number: pullRequest, known: LABELS, wanted: labels }),
  );
}
