// The comment that a merged pull request gets after publishing, compared with reviewed golden files.

import { describe, expect, it } from "vitest";
import { COMMENT_LIMIT } from "../../src/core/render/comment/comment.ts";
import { utf8Length } from "../../src/core/render/comment/fit.ts";
import { mention, paragraph, stringify } from "../../src/core/render/markdown.ts";
import { PUBLISHED_MARKER, renderPublished } from "../../src/core/render/published/comment.ts";
import type { PublishedFacts } from "../../src/core/render/published/facts.ts";
import { renderConfirmSummary } from "../../src/core/render/published/summary.ts";
import {
  HOSTILE_PUBLICATIONS,
  PUBLISHED_CASES,
  PUBLISHED_CONTEXT,
} from "../support/published-cases.ts";

const ALL = { ...PUBLISHED_CASES, ...HOSTILE_PUBLICATIONS };
/** In code GitHub turns nothing into anything. */
const withoutCode = (markdown: string) => markdown.replace(/(`+)(?!`).*?(?<!`)\1(?!`)/g, "");
const rendered = (name: string) => renderPublished(ALL[name] as PublishedFacts, PUBLISHED_CONTEXT);

describe("the comment after publishing", () => {
  it.each(Object.keys(ALL))("is the golden one: %s", async (name) => {
    const comment = rendered(name);
    expect(comment.startsWith(`${PUBLISHED_MARKER}\n`)).toBe(true);
    expect(utf8Length(comment)).toBeLessThan(COMMENT_LIMIT);
    await expect(comment).toMatchFileSnapshot(`../golden/comments/published-${name}.md`);
  });

  it("mentions those that GitHub knows, each once, and nobody that a definition or a site names", () => {
    const mentions = (name: string) => withoutCode(rendered(name)).match(/@[\w-]+/g) ?? [];
    expect(mentions("new-coalition")).toEqual(["@stranger", "@managed_user"]);
    expect(mentions("hostile-definitions")).toEqual(["@stranger"]);
    expect(mentions("hostile-site")).toEqual([]);
    expect(mentions("nothing-breaks")).toEqual([]);
  });

  it("reports only the errors of a site that has errors", () => {
    for (const name of ["unsound", "absent"]) {
      expect(rendered(name)).not.toContain("What integrators see");
      expect(rendered(name)).toContain("do not rely on what the site says about");
    }
  });

  it("counts every entry of a site with errors, including those that were not passed on", () => {
    const name = { coalition: "mini.one", seq: 1 };
    const comment = renderPublished(
      { ...(ALL.absent as PublishedFacts), names: Array(200).fill(name), moreNames: 2800 },
      PUBLISHED_CONTEXT,
    );
    expect(comment.match(/: entry 1$/gm)).toHaveLength(10);
    expect(comment).toContain("and 2990 more entries");
  });

  it("mentions fifty at most, and counts the rest", () => {
    const [one] = ALL.breaking?.referred ?? [];
    if (!one) throw new Error("Nobody is referred to.");
    const referred = Array.from({ length: 60 }, (_, id) => ({ ...one, id, now: `user-${id}` }));
    const comment = renderPublished(
      { ...ALL.breaking, referred } as PublishedFacts,
      PUBLISHED_CONTEXT,
    );
    expect(comment.match(/@user-\d+/g)).toHaveLength(50);
    expect(comment).toContain("and 10 more accounts");
  });
});

describe("a mention", () => {
  it.each(["ada", "Ada-Lovelace", "a", "0", "ada-", "ada_corp"])(
    "is made of the login %j",
    (it) => {
      expect(stringify([paragraph(mention(it))])).toBe(`@${it}\n`);
    },
  );

  it.each(["", "-a", "a b", "a@b", "<b>", "a\n# b", "org/team", "github-actions[bot]", "é"])(
    "is not made of %j",
    (it) => expect(withoutCode(stringify([paragraph(mention(it))]))).not.toContain("@"),
  );
});

describe("the summary of a confirmation", () => {
  it("says what happened to each pull request and commit, and what is wrong", () => {
    const { outcome } = ALL.unsound as PublishedFacts;
    const summary = renderConfirmSummary(
      {
        ...{ outcome, verification: undefined, omitted: 4, alone: ["cafe".repeat(10)] },
        comments: [{ pullRequest: 12, kept: "created" }],
      },
      PUBLISHED_CONTEXT,
    );
    expect(summary).toContain("❌ The deployed site is wrong");
    expect(summary).toContain("`mini.two/fingerprint.txt`");
    expect(summary).toContain("/pull/12): comment created");
    expect(summary).toContain("`cafecafecafe`: no pull request to comment on");
    expect(summary).toContain("Older commits without a comment: 4");
  });
});
