// What is said where a run left no result that can be believed.

import { code, heading, link, paragraph, plain, stringify } from "../markdown.ts";
import { COMMENT_MARKER, type CommentContext } from "./comment.ts";

/** A comment in place of the review. `why` is one sentence or a few. */
export function renderUnreadable(why: string, { runUrl, head }: CommentContext): string {
  const blocks = stringify([
    heading(3, plain("❌ The check of this pull request came to no result that can be shown.")),
    paragraph(plain(why)),
    paragraph(
      plain("Nothing is known of "),
      code(head.slice(0, 12)),
      plain(" therefore, and earlier words on this pull request no longer count. Look at "),
      link(plain("the run"), runUrl),
      plain(", and run it again or push a commit."),
    ),
  ]);
  return `${COMMENT_MARKER}\n${blocks}`;
}
