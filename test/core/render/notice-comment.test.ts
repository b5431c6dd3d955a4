// The comment on a bump notice, wherever the notice can stand, against golden files that were looked at.

import { describe, expect, it } from "vitest";
import { COMMENT_LIMIT } from "../../../src/core/render/comment/comment.ts";
import { utf8Length } from "../../../src/core/render/comment/fit.ts";
import { NOTICE_MARKER, renderNotice } from "../../../src/core/render/notice/comment.ts";
import { type NoticeCase, toldOf } from "../../support/judged-notices.ts";
import { NOTICE_CASES } from "../../support/notice-cases.ts";
import { NOTICE_CONTEXT } from "../../support/noticed-definitions.ts";

const rendered = (name: string) =>
  renderNotice(toldOf(NOTICE_CASES[name] as NoticeCase), NOTICE_CONTEXT);

describe("the comment on a notice", () => {
  it.each(Object.keys(NOTICE_CASES))("is the golden one: %s", async (name) => {
    const comment = rendered(name);
    expect(comment.startsWith(`${NOTICE_MARKER}\n<!-- read 0123 -->\n`)).toBe(true);
    expect(utf8Length(comment)).toBeLessThan(COMMENT_LIMIT);
    await expect(comment).toMatchFileSnapshot(`../../golden/notices/${name}.md`);
  });
});
