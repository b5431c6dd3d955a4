// A review as Markdown: the one comment on a pull request, the summary of the run that checked it, and the
// suggestions that one click commits.

import type { RootContent } from "mdast";
import { groupBy } from "../../group-by.ts";
import type { Review } from "../../review/review.ts";
import type { Suggestion } from "../../review/suggestion.ts";
import { counted, someOf } from "../../text.ts";
import { code, codeBlock, heading, link, paragraph, stringify, strong, text } from "../markdown.ts";
import { coalitionSection } from "./coalition.ts";
import type { CommentContext } from "./context.ts";
import { fitComment, utf8Length } from "./fit.ts";
import { comparedMark } from "./kept.ts";
import { problemSections } from "./problems.ts";
import { reviewVerdict } from "./verdict.ts";
import { differenceBlocks, otherFilesBlocks } from "./warnings.ts";

/** By this, and by its author, the comment is known again. */
export const COMMENT_MARKER = "<!-- coalition registry: check result -->";
/** GitHub refuses a comment of more than 65,536 characters. */
export const COMMENT_LIMIT = 65_000;
/** GitHub refuses a summary of more than one MiB. */
export const SUMMARY_LIMIT = 1_000_000;

/** How much of the room problems may take from the coalitions. */
const PROBLEMS_SHARE = 0.6;

/** At most COMMENT_LIMIT bytes, beginning with the marker. */
export function renderComment(review: Review, context: CommentContext): string {
  const marks = `${COMMENT_MARKER}\n${comparedMark(review.base)}\n`;
  return marks + renderReview(review, context, COMMENT_LIMIT - utf8Length(marks));
}

/** At most `limit` bytes: the verdict, what must be fixed, what changes, and where the rest is. */
export function renderReview(review: Review, context: CommentContext, limit: number): string {
  const { problems, problemsOmitted, coalitions, coalitionsOmitted } = review;
  const more = (noun: string) => (count: number) =>
    paragraph(
      text`And ${counted(count, `more ${noun}`)}: ${link("the full report", context.runUrl)}.`,
    );
  const groups = [
    {
      sections: problemSections(problems, context),
      omitted: problemsOmitted,
      more: more("problem"),
      share: coalitions.length > 0 ? PROBLEMS_SHARE : 1,
    },
    {
      sections: coalitions.map(coalitionSection),
      omitted: coalitionsOmitted,
      more: more("coalition"),
    },
  ];
  const { others, difference } = context;
  const head = [
    ...(others ? otherFilesBlocks(others) : []),
    ...(difference ? differenceBlocks(difference, context) : []),
    heading(3, reviewVerdict(review)),
    ...urgentBlocks(review),
  ];
  return fitComment({ head, groups, foot: reviewFooter(review, context) }, limit);
}

/** Reasons that are given before the rest is counted. */
const MOST_REASONS = 3;

/** Why it cannot wait, each reason once, with the coalitions that give it. */
function urgentBlocks({ coalitions }: Review): RootContent[] {
  const marked = coalitions.filter(({ urgent }) => urgent !== undefined);
  const byReason = [...groupBy(marked, ({ urgent }) => urgent)];
  const told = byReason.slice(0, MOST_REASONS).map(([reason = "", of]) => {
    const names = someOf(
      of.map(({ name }) => name),
      MOST_REASONS,
    );
    return paragraph(text`${strong("Urgent:")} ${reason} (${names})`);
  });
  const more = byReason.length - told.length;
  return more > 0 ? [...told, paragraph(`And ${counted(more, "more reason")}, below.`)] : told;
}

function reviewFooter(review: Review, context: CommentContext): RootContent[] {
  const { runUrl, baseBranch, software } = context;
  const { base, head, checked } = review;
  const compared = base === null ? "nothing" : code(base.slice(0, 12));
  const command = code(`${context.command} check --base origin/${baseBranch}`);
  return [
    { type: "thematicBreak" },
    paragraph(
      text`${counted(checked, "definition")} checked at ${code(head.slice(0, 12))} by ${software}, compared with ${compared}. ${link("The full report", runUrl)}; the same on your machine: ${command}`,
    ),
  ];
}

/** A comment in place of the review. `why` is one sentence or a few. */
export function renderUnreadable(why: string, { runUrl, head }: CommentContext): string {
  const blocks = stringify([
    heading(3, "❌ The check of this pull request came to no result that can be shown."),
    paragraph(why),
    paragraph(
      text`Nothing is known of ${code(head.slice(0, 12))} therefore, and earlier words on this pull request no longer count. Look at ${link("the run", runUrl)}, and run it again or push a commit.`,
    ),
  ]);
  return `${COMMENT_MARKER}\n${comparedMark(null)}\n${blocks}`;
}

/** Above a comment that was compared, where the newest head could not be. */
export function renderUncompared(review: Review, { runUrl, head }: CommentContext): string {
  const missing = review.problems.find(({ code }) => code === "compared-with-nothing");
  return stringify([
    heading(3, reviewVerdict(review)),
    ...(missing ? [paragraph(missing.message), paragraph(missing.fix ?? "")] : []),
    paragraph(
      text`This is of ${code(head.slice(0, 12))}: ${link("the run", runUrl)}. ${strong("What follows is older:")} it is the last result that was compared with something.`,
    ),
  ]).trimEnd();
}

/** By this, and by its author, a suggestion is known again. */
export const SUGGESTION_MARKER = "<!-- coalition registry: suggestion -->";

export function renderSuggestion({ text }: Suggestion): string {
  const blocks = stringify([
    paragraph("This is the fingerprint that follows from the composition:"),
    codeBlock("suggestion", text),
  ]);
  return `${SUGGESTION_MARKER}\n${blocks}`;
}
