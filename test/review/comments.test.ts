// The comment on a pull request for each action of an operator, compared with reviewed golden files.

import { describe, expect, it } from "vitest";
import { checkRegistry } from "../../src/core/check.ts";
import type { ReportedProblem } from "../../src/core/problem.ts";
import {
  COMMENT_LIMIT,
  renderComment,
  renderSuggestion,
  renderUncompared,
  renderUnreadable,
} from "../../src/core/render/comment/comment.ts";
import { utf8Length } from "../../src/core/render/comment/fit.ts";
import { wasCompared, withNote } from "../../src/core/render/comment/kept.ts";
import { differenceFrom } from "../../src/core/review/difference.ts";
import { reviewCheckResult } from "../../src/core/review/review.ts";
import type { Suggestion } from "../../src/core/review/suggestion.ts";
import { COMMENT_CASES, HOSTILE_CASE, HOSTILE_VALID_CASE } from "../support/comment-cases.ts";
import { CONTEXT, type PullRequest, resultOf } from "../support/pull-requests.ts";
import { registryOf } from "../support/registries.ts";

const PROBLEM: ReportedProblem = {
  ...{ code: "x", severity: "error", file: "", pointer: "", line: 1, column: 1, message: "x" },
};

const ALL = {
  ...COMMENT_CASES,
  "hostile-text": HOSTILE_CASE,
  "hostile-text-that-is-allowed": HOSTILE_VALID_CASE,
};

describe("the comment on a pull request", () => {
  it("is the golden one where other files change, and its own check says something else", async () => {
    const result = resultOf(COMMENT_CASES["wrong-fingerprint"] as PullRequest);
    const [problem] = result.problems as [ReportedProblem];
    const invented = { ...problem, code: "made-up", file: "coalitions/<b>@everyone</b>.json" };
    const own = { ...result, base: "f00d".repeat(10), problems: [invented] };
    const difference = differenceFrom(result, { result: own, conclusion: "success" });
    const others = { files: [".npmrc", ".github/workflows/check.yml", "`x` #1.ts"], more: 7 };
    const comment = renderComment(reviewCheckResult(result), { ...CONTEXT, others, difference });
    await expect(comment).toMatchFileSnapshot("../golden/comments/own-check-differs.md");
  });

  it("is the golden one where its own check left no result", async () => {
    const result = resultOf(COMMENT_CASES["metadata-only"] as PullRequest);
    const own = { reason: 'It has no result: the run ended with "failure".' };
    const difference = differenceFrom(result, { ...own, conclusion: "failure" });
    const comment = renderComment(reviewCheckResult(result), { ...CONTEXT, difference });
    await expect(comment).toMatchFileSnapshot("../golden/comments/own-check-left-nothing.md");
  });

  it("is the golden one where it was compared with nothing, alone and above one that was compared", async () => {
    const pullRequest = COMMENT_CASES["metadata-only"] as PullRequest;
    const kept = renderComment(reviewCheckResult(resultOf(pullRequest)), CONTEXT);
    const bare = { ...resultOf(pullRequest), base: null, definitions: [] };
    const asked = renderComment(reviewCheckResult(bare), CONTEXT);
    await expect(asked).toMatchFileSnapshot("../golden/comments/compared-with-nothing.md");
    const { problems } = checkRegistry(registryOf({}), { missingBase: "This is a shallow clone." });
    const review = reviewCheckResult({ ...bare, problems });
    const noted = withNote(kept, renderUncompared(review, CONTEXT), COMMENT_LIMIT);
    await expect(noted).toMatchFileSnapshot("../golden/comments/compared-before.md");
    const again = withNote(`${noted}`, renderUncompared(review, CONTEXT), COMMENT_LIMIT);
    expect(again).toBe(noted);
    expect([wasCompared(asked), wasCompared(kept), wasCompared(noted)]).toEqual([
      false,
      true,
      true,
    ]);
  });

  it("has room for a note, however long it is", () => {
    const kept = renderComment(
      reviewCheckResult(resultOf(COMMENT_CASES["three-hundred-coalitions"] as PullRequest)),
      CONTEXT,
    );
    const noted = withNote(kept, "x".repeat(2000), COMMENT_LIMIT);
    expect([kept.length > 63_000, noted.length <= COMMENT_LIMIT]).toEqual([true, true]);
  });

  it("has room for a pull request's own file names, however long they are", () => {
    const result = resultOf(COMMENT_CASES["metadata-only"] as PullRequest);
    const files = Array.from({ length: 10 }, () => "\u{1f600}/".repeat(2000));
    const problems = files.map((file) => ({ ...PROBLEM, file: file.slice(0, 1000) }));
    const difference = differenceFrom(result, {
      ...{ result: { ...result, problems }, conclusion: "success" },
    });
    const context = { ...CONTEXT, others: { files, more: 9 }, difference };
    expect(utf8Length(renderComment(reviewCheckResult(result), context))).toBeLessThan(20_000);
  });

  it("is the golden one if there is no result, and for a suggestion", async () => {
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
      expect(renderComment(reviewCheckResult(lie), CONTEXT)).not.toContain("Valid:");
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
