// The comment on a bump notice in every state, compared with reviewed golden files.

import { describe, expect, it } from "vitest";
import { manualUrl } from "../../../src/core/manual.ts";
import { COMMENT_LIMIT } from "../../../src/core/render/comment/comment.ts";
import { utf8Length } from "../../../src/core/render/comment/fit.ts";
import { NOTICE_MARKER, renderNotice } from "../../../src/core/render/notice/comment.ts";
import { judgedNotice, type NoticeCase } from "../../support/judged-notices.ts";
import { NOTICE_CASES } from "../../support/notice-cases.ts";
import { NOTICE_CONTEXT } from "../../support/noticed-definitions.ts";

const rendered = (name: string) =>
  renderNotice(judgedNotice(NOTICE_CASES[name] as NoticeCase), NOTICE_CONTEXT);

describe("the comment on a notice", () => {
  it.each(Object.keys(NOTICE_CASES))("matches the golden file: %s", async (name) => {
    const comment = rendered(name);
    expect(comment.startsWith(`${NOTICE_MARKER}\n<!-- read 0123 -->\n`)).toBe(true);
    expect(utf8Length(comment)).toBeLessThan(COMMENT_LIMIT);
    await expect(comment).toMatchFileSnapshot(`../../golden/notices/${name}.md`);
  });

  it("links to the manual of the software's version if the registry runs a release", () => {
    const version = { version: "2.3.4", repository: "https://github.com/own/software" };
    const [name = ""] = Object.keys(NOTICE_CASES);
    const judged = judgedNotice(NOTICE_CASES[name] as NoticeCase);
    const context = { ...NOTICE_CONTEXT, manualUrl: manualUrl(version) };
    expect(renderNotice(judged, context)).toContain(
      "[Bump notices, step by step](https://github.com/own/software/blob/v2/docs/bump-notices.md)",
    );
    expect(manualUrl({ ...version, repository: null })).toBeUndefined();
  });
});
