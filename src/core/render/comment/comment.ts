// A review as Markdown: the one comment on a pull request, and the summary of the run that checked it.

import type { RootContent } from "mdast";
import type { Review } from "../../review/review.ts";
import { counted } from "../../text.ts";
import { code, heading, link, list, paragraph, plain, stringify } from "../markdown.ts";
import { tellCoalition } from "./coalition.ts";
import type { CommentContext } from "./context.ts";
import { bytesOf, fitInto } from "./fit.ts";
import { tellProblems } from "./problems.ts";
import { verdictOf } from "./verdict.ts";

export type { CommentContext, OtherFiles } from "./context.ts";

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
  const rest = COMMENT_LIMIT - bytesOf(COMMENT_MARKER) - 1;
  return `${COMMENT_MARKER}\n${renderReview(review, context, rest)}`;
}

/** At most `limit` bytes: the verdict, what is to be mended, what changes, and where the rest is. */
export function renderReview(review: Review, context: CommentContext, limit: number): string {
  const head = stringify([heading(3, plain(verdictOf(review))), ...asides(context)]);
  const foot = stringify(footer(review, context));
  const room = limit - bytesOf(head) - bytesOf(foot) - 2;
  const problems = problemsText(review, context, room);
  const coalitions = coalitionsText(review, context, room - bytesOf(problems) - 1);
  return [head, problems, coalitions, foot].filter((part) => part !== "").join("\n");
}

function problemsText(review: Review, context: CommentContext, room: number): string {
  const told = tellProblems(review.problems, context);
  const share = review.coalitions.length > 0 ? PROBLEMS_SHARE : 1;
  let omitted = review.problemsOmitted;
  const text = fitInto(told, room * share, (count) => {
    omitted = 0;
    return moreLine(count + review.problemsOmitted, "problem", context);
  });
  return omitted > 0 ? `${text}\n${moreLine(omitted, "problem", context)}` : text;
}

function coalitionsText(review: Review, context: CommentContext, room: number): string {
  const { coalitions, coalitionsOmitted } = review;
  let omitted = coalitionsOmitted;
  const text = fitInto(coalitions.map(tellCoalition), room, (count) => {
    omitted = 0;
    return moreLine(count + coalitionsOmitted, "coalition", context);
  });
  return omitted > 0 ? `${text}\n${moreLine(omitted, "coalition", context)}` : text;
}

function moreLine(count: number, noun: string, { runUrl }: CommentContext): string {
  const words = plain(`And ${counted(count, `more ${noun}`)}: `);
  return stringify([paragraph(words, link(plain("the full report"), runUrl), plain("."))]);
}

/** Code of a pull request cannot be judged by what its definitions say. */
function asides({ others }: CommentContext): RootContent[] {
  if (!others || others.files.length === 0) return [];
  const { files, more, decides } = others;
  const words = decides
    ? "This pull request changes what checks it, so that nothing below is sure before that is reviewed:"
    : "This pull request also changes files that are no definitions, which this says nothing about:";
  const items = files.map(code);
  if (more > 0) items.push(plain(`and ${counted(more, "more file")}`));
  return [paragraph(plain(words)), list(items)];
}

function footer(review: Review, { runUrl, baseBranch }: CommentContext): RootContent[] {
  const { base, head, checked } = review;
  return [
    { type: "thematicBreak" },
    paragraph(
      plain(`${counted(checked, "definition")} checked at `),
      code(head.slice(0, 12)),
      ...(base === null ? [] : [plain(", compared with "), code(base.slice(0, 12))]),
      plain(". "),
      link(plain("The full report"), runUrl),
      plain("; the same on your machine: "),
      code(`npx coalitions check --base origin/${baseBranch}`),
    ),
  ];
}
