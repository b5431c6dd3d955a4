// The comment on a pull request, for each thing that an operator may do, against golden files that
// were looked at.

import { describe, expect, it } from "vitest";
import { COMMENT_LIMIT, renderComment } from "../../src/core/render/comment/comment.ts";
import { bytesOf } from "../../src/core/render/comment/fit.ts";
import { reviewCheckResult } from "../../src/core/review/review.ts";
import { COMMENT_CASES, HOSTILE_CASE, HOSTILE_VALID_CASE } from "../support/comment-cases.ts";
import { CONTEXT, resultOf } from "../support/pull-requests.ts";

const ALL = {
  ...COMMENT_CASES,
  "hostile-text": HOSTILE_CASE,
  "hostile-text-that-is-allowed": HOSTILE_VALID_CASE,
};

describe("the comment on a pull request", () => {
  it.each(Object.entries(ALL))("is the golden one: %s", async (name, pullRequest) => {
    const review = reviewCheckResult(resultOf(pullRequest));
    const comment = renderComment(review, CONTEXT);
    expect(bytesOf(comment)).toBeLessThan(COMMENT_LIMIT);
    await expect(`${comment}\nLabels: ${review.labels.join(", ")}\n`).toMatchFileSnapshot(
      `../golden/comments/${name}.md`,
    );
  });
});
