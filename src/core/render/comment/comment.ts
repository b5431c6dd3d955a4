// A review as Markdown: the one comment on a pull request, the summary of the run that checked it, and the
// suggestions that one click commits.

import type { RootContent } from "mdast";
import { groupBy } from "../../group-by.ts";
import { hasErrors } from "../../problem.ts";
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

/** The comment is found again by this marker and its author. */
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
  const problemGroup = {
    sections: problemSections(problems, context),
    omitted: problemsOmitted,
    more: more("problem"),
    share: coalitions.length > 0 ? PROBLEMS_SHARE : 1,
  };
  const coalitionGroup = {
    sections: coalitions.map(coalitionSection),
    omitted: coalitionsOmitted,
    more: more("coalition"),
  };
  // Errors must be fixed first. Warnings are read after what the change does.
  const groups = hasErrors(problems)
    ? [problemGroup, coalitionGroup]
    : [coalitionGroup, problemGroup];
  const { others, difference } = context;
  const head = [
    ...(others ? otherFilesBlocks(others) : []),
    ...(difference ? differenceBlocks(difference, context) : []),
    heading(3, reviewVerdict(review)),
    ...urgentBlocks(review),
  ];
  return fitComment({ head, groups, foot: reviewFooter(review, context) }, limit);
}

/** The most reasons; further ones are only counted. */
const MOST_REASONS = 3;

/** Why it is urgent: each reason once, with its coalitions. */
function urgentBlocks({ coalitions }: Review): RootContent[] {
  const marked = coalitions.filter(({ urgent }) => urgent !== undefined);
  const byReason = [...groupBy(marked, ({ urgent }) => urgent)];
  const shown = byReason.slice(0, MOST_REASONS).map(([reason = "", of]) => {
    const names = someOf(
      of.map(({ name }) => name),
      MOST_REASONS,
    );
    return paragraph(text`${strong("Urgent:")} ${reason} (${names})`);
  });
  const more = byReason.length - shown.length;
  return more > 0 ? [...shown, paragraph(`And ${counted(more, "more reason")}, below.`)] : shown;
}

function reviewFooter(review: Review, context: CommentContext): RootContent[] {
  const { runUrl, baseBranch, software } = context;
  const { base, head, checked } = review;
  const compared = base === null ? "nothing" : code(base.slice(0, 12));
  const command = code(`${context.command} check --base origin/${baseBranch}`);
  return [
    { type: "thematicBreak" },
    paragraph(
      text`Checked ${counted(checked, "definition")} at ${code(head.slice(0, 12))} against ${compared} with ${software}. ${link("Full report", runUrl)}. Run it locally: ${command}`,
    ),
  ];
}

/** A comment in place of the review. `reason`: a few sentences. */
export function renderUnreadable(reason: string, { runUrl, head }: CommentContext): string {
  const blocks = stringify([
    heading(3, "❌ The check of this pull request has no result."),
    paragraph(reason),
    paragraph(
      text`So ${code(head.slice(0, 12))} was not checked, and earlier results on this pull request no longer count. Look at ${link("the run", runUrl)}, then re-run it or push a commit.`,
    ),
  ]);
  return `${COMMENT_MARKER}\n${comparedMark(null)}\n${blocks}`;
}

/** A note above an earlier comment, when the newest head could not be compared. */
export function renderUncompared(review: Review, { runUrl, head }: CommentContext): string {
  const missing = review.problems.find(({ code }) => code === "compared-with-nothing");
  return stringify([
    heading(3, reviewVerdict(review)),
    ...(missing ? [paragraph(missing.message), paragraph(missing.fix ?? "")] : []),
    paragraph(
      text`This note is about ${code(head.slice(0, 12))}: ${link("the run", runUrl)}. ${strong("Everything below is older:")} it is the last result that had something to compare with.`,
    ),
  ]).trimEnd();
}

/** A suggestion is found again by this marker and its author. */
export const SUGGESTION_MARKER = "<!-- coalition registry: suggestion -->";

export function renderSuggestion({ text }: Suggestion): string {
  const blocks = stringify([
    paragraph("This composition has the fingerprint:"),
    codeBlock("suggestion", text),
  ]);
  return `${SUGGESTION_MARKER}\n${blocks}`;
}
