// Whatever a definition or a problem says, it has no effect in a comment.

import fc from "fast-check";
import { toString as textOf } from "mdast-util-to-string";
import { describe, expect, it } from "vitest";
import { COMMENT_MARKER, renderComment } from "../../src/core/render/comment/comment.ts";
import { comparedMark } from "../../src/core/render/comment/kept.ts";
import { paragraph, plain, stringify, table } from "../../src/core/render/markdown.ts";
import { reviewCheckResult } from "../../src/core/review/review.ts";
import { HOSTILE_CASE, HOSTILE_VALID_CASE } from "../support/comment-cases.ts";
import { expectInertMarkdown, nodesOf, parser } from "../support/inert-markdown.ts";
import { BASE, CONTEXT, resultOf } from "../support/pull-requests.ts";
import { runsOf } from "../support/thorough.ts";

/** Inert, with the marker and links to the registry. */
const expectInert = (markdown: string) =>
  expectInertMarkdown(markdown, {
    html: [COMMENT_MARKER, comparedMark(BASE)],
    urls: [CONTEXT.repositoryUrl],
  });

const HOSTILE_PIECES = [
  ...["@everyone", "#1", "GH-7", "<script>alert(1)</script>", "<!-- x -->", "<details>"],
  ...["| a | b |", "`", "```", "**b**", "_i_", "~~s~~", "$x$", "$`x`$", "\\", "\u202e"],
  ...["[x](https://evil.example/)", "![x](https://evil.example/)", "https://evil.example/"],
  ...["www.evil.example", "a@evil.example", ":tada:", ":100:", "abcdef7", "&#64;everyone"],
  ...[
    "0123456789abcdef0123456789abcdef01234567",
    "\r\n\r\n# x\n",
    "- [ ] x",
    "[^1]",
    "1. x",
    "> x",
  ],
];

const hostile = fc
  .array(
    fc.oneof(fc.constantFrom(...HOSTILE_PIECES), fc.string({ unit: "grapheme", maxLength: 5 })),
    { minLength: 1, maxLength: 6 },
  )
  .map((pieces) => pieces.join(""));

describe("text that others wrote", () => {
  it("would be found out here if it were not inert", () => {
    for (const text of ["@everyone", "see #1", "<b>x</b>", "![x](https://x.example/)", ":tada:"]) {
      expect(() => expectInert(text), text).toThrow();
    }
  });

  it("is inert in a paragraph, and reads as it was", () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const markdown = stringify([paragraph(plain(`x ${text} x`))]);
        expectInert(markdown);
        const kinds = new Set(nodesOf(markdown).map(({ type }) => type));
        expect([...kinds].every((it) => ["root", "paragraph", "text", "html"].includes(it))).toBe(
          true,
        );
      }),
      { numRuns: runsOf(500) },
    );
  });

  it("breaks no table", () => {
    fc.assert(
      fc.property(hostile, hostile, (one, other) => {
        const row = [plain(one), plain(other)];
        const markdown = stringify([table(["a", "b"], [row, row.toReversed()])]);
        expectInert(markdown);
        const [whole] = parser.parse(markdown).children;
        const rows = whole?.type === "table" ? whole.children : [];
        expect(rows.map(({ children }) => children.length)).toEqual([2, 2, 2]);
      }),
      { numRuns: runsOf(500) },
    );
  });

  it("loses no character that can be seen", () => {
    const text = "50% of $x$ | <b> & @a #1 *b* [c](d) `e` https://f.example";
    const tree = parser.parse(stringify([paragraph(plain(text))]));
    const seen = textOf(tree, { includeHtml: false }).replaceAll("\u200b", "");
    expect(seen.replaceAll("$", "")).toBe(text.replaceAll("$", ""));
  });

  it("is inert in a whole comment, in an invalid definition and in a valid one", () => {
    for (const pullRequest of [HOSTILE_CASE, HOSTILE_VALID_CASE]) {
      const comment = renderComment(reviewCheckResult(resultOf(pullRequest)), CONTEXT);
      expectInert(comment);
      expect(comment.split("<!--")).toHaveLength(3);
    }
  });
});
