// Keeps one comment, suggestions and labels on a pull request. Each may fail without the others.

import { LABELS } from "../../src/core/review/labels.ts";
import type { Review } from "../../src/core/review/review.ts";
import {
  type Kept,
  keepComment,
  readKeptComment,
  type Writer,
} from "../../src/io/github/comment.ts";
import { keepLabels } from "../../src/io/github/labels.ts";
import { steadily } from "../../src/io/github/steadily.ts";
import { keepSuggestions } from "../../src/io/github/suggestions.ts";

const PERMISSION = "pull-requests: write";
/** Each one notifies everyone who watches. */
const MOST_SUGGESTIONS = 10;

export interface Place extends Writer {
  pullRequest: number;
}

/** The existing comment with this marker. */
export function readComment(
  place: Place,
  marker: string,
): Promise<{ id: number; body: string } | undefined> {
  const { pullRequest: number } = place;
  return steadily(`read the comment on #${number}`, PERMISSION, () =>
    readKeptComment(place, number, marker),
  );
}

/** `create`: whether to write a comment if there is none yet. */
export function reportComment(place: Place, comment: string, create: boolean): Promise<Kept> {
  const { pullRequest: number } = place;
  return steadily(`keep the comment on #${number}`, PERMISSION, () =>
    keepComment(place, { number, comment, create }),
  );
}

/** Only a few: the comment has the rest. Returns how many lines are outside the diff. */
export function reportSuggestions(
  place: Place,
  { suggestions, head }: Pick<Review, "suggestions" | "head">,
): Promise<number> {
  const { pullRequest } = place;
  return steadily(`keep the suggestions on #${pullRequest}`, PERMISSION, () =>
    keepSuggestions(place, pullRequest, head, suggestions.slice(0, MOST_SUGGESTIONS)),
  );
}

export function reportLabels(place: Place, { labels }: Pick<Review, "labels">): Promise<void> {
  const { api, pullRequest } = place;
  return steadily(`keep the labels of #${pullRequest}`, PERMISSION, () =>
    keepLabels(api, { number: pullRequest, known: LABELS, wanted: labels }),
  );
}
