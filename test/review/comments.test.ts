// The comment on a pull request, for each thing that an operator may do, against golden files that
// were looked at.

import { describe, expect, it } from "vitest";
import {
  COMMENT_LIMIT,
  renderComment,
  renderSuggestion,
  renderUnreadable,
} from "../../src/core/render/comment/comment.ts";
import { utf8Length } from "../../src/core/render/comment/fit.ts";
import { reviewCheckResult } from "../../src/core/review/review.ts";
import type { Suggestion } from "../../src/core/review/suggestion.ts";
import { COMMENT_CASES, HOSTILE_CASE, HOSTILE_VALID_CASE } from "../support/comment-cases.ts";
import { CONTEXT, type PullRequest, resultOf } from "../support/pull-requests.ts";

const ALL = {
  ...COMMENT_CASES,
  "hostile-text": HOSTILE_CASE,
  "hostile-text-that-is-allowed": HOSTILE_VALID_CASE,
};

describe("the comment on a pull request", () => {
  it.each([
    ["other-files", { files: ["README.md"], more: 0, decides: false }],
    [
      "files-that-decide",
      { files: [".github/workflows/check.yml", "a.md"], more: 7, decides: true },
    ],
  ])("is the golden one: %s", async (name, others) => {
    const review = reviewCheckResult(resultOf(COMMENT_CASES["metadata-only"] as PullRequest));
    const comment = renderComment(review, { ...CONTEXT, others });
    await expect(comment).toMatchFileSnapshot(`../golden/comments/${name}.md`);
  });

  it("is the golden one where there is no result, and for a suggestion", async () => {
    const unreadable = renderUnreadable("The run left no result behind.", CONTEXT);
    await expect(unreadable).toMatchFileSnapshot("../golden/comments/no-result.md");
    const [suggestion] = reviewCheckResult(
      resultOf(COMMENT_CASES["wrong-fingerprint"] as PullRequest),
    ).suggestions;
    const body = renderSuggestion(suggestion as Suggestion);
    await expect(body).toMatchFileSnapshot("../golden/comments/suggestion.md");
  });

  it("never says that all is well of what cannot be read, whatever the result says", () => {
    for (const name of ["deleted-file", "emptied-file"]) {
      const lie = { ...resultOf(COMMENT_CASES[name] as PullRequest), problems: [], ok: true };
      expect(renderComment(reviewCheckResult(lie), CONTEXT)).not.toContain("All clear");
    }
  });

  it.each(Object.entries(ALL))("is the golden one: %s", async (name, pullRequest) => {
    const review = reviewCheckResult(resultOf(pullRequest));
    const comment = renderComment(review, CONTEXT);
    expect(utf8Length(comment)).toBeLessThan(COMMENT_LIMIT);
    await expect(`${comment}\nLabels: ${review.labels.join(", ")}\n`).toMatchFileSnapshot(
      `../golden/comments/${name}.md`,
    );
  });
});
