// What is said where a run left no result that can be believed.

import { code, heading, link, paragraph, stringify, text } from "../markdown.ts";
import { COMMENT_MARKER } from "./comment.ts";
import type { CommentContext } from "./context.ts";

/** A comment in place of the review. `why` is one sentence or a few. */
export function renderUnreadable(why: string, { runUrl, head }: CommentContext): string {
  const blocks = stringify([
    heading(3, "❌ The check of this pull request came to no result that can be shown."),
    paragraph(why),
    paragraph(
      text`Nothing is known of ${code(head.slice(0, 12))} therefore, and earlier words on this pull request no longer count. Look at ${link("the run", runUrl)}, and run it again or push a commit.`,
    ),
  ]);
  return `${COMMENT_MARKER}\n${blocks}`;
}
