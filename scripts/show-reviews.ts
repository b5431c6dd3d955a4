// Describes what the changes of a branch mean, for the terminal.

import type { Paint } from "../src/core/render/report.ts";
import type { ChangedDefinition } from "../src/core/review/check-result.ts";
import { type CoalitionReview, reviewDefinitions, STATE_WORDS } from "../src/core/review/review.ts";
import { renderChanges } from "./render-changes.ts";

export interface ShownReviews {
  /** For programs. */
  facts: object[];
  /** A block for each coalition. */
  render(paint: Paint): string[];
}

export function showReviews(definitions: readonly ChangedDefinition[]): ShownReviews {
  const reviews = reviewDefinitions(definitions);
  return {
    facts: reviews.map(factsOf),
    render: (paint) => reviews.map((it) => renderCoalition(it, paint)),
  };
}

/** Says the same as the comment on a pull request. */
function renderCoalition(review: CoalitionReview, paint: Paint): string {
  const name = paint.strong(review.name);
  if (review.state !== "changed") return `${name}: ${STATE_WORDS[review.state]}`;
  return `${name}\n\n${renderChanges(review.changes, fingerprintsOf(review), paint)}`;
}

function factsOf(review: CoalitionReview) {
  const { file, name, state, breaking, changes } = review;
  return { file, name, state, breaking, changes, fingerprint: fingerprintsOf(review) };
}

function fingerprintsOf({ before, after }: CoalitionReview) {
  return { before: before?.fingerprint ?? null, after: after?.fingerprint ?? null };
}
