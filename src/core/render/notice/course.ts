// What the change channel has published about a notice in one coalition.

import type { RootContent } from "mdast";
import type { Entry } from "../../history/entry.ts";
import type { NoticeCourse } from "../../notice/course.ts";
import { moment } from "../../time.ts";
import type { CommentSection } from "../comment/fit.ts";
import { code, type Inline, link, paragraph, strong, text } from "../markdown.ts";
import type { NoticeContext, ProposalStatus } from "./context.ts";
import { proposalWords } from "./words.ts";

export function courseSection(
  course: NoticeCourse,
  proposal: ProposalStatus | undefined,
  context: NoticeContext,
): CommentSection {
  return {
    full: () => [courseParagraph(course, proposal, context)],
    short: () => text`${strong(course.coalition)}: ${courseEnd(course)}`,
  };
}

function courseEnd({ withdrawn, overtaken, carriedOut }: NoticeCourse): string {
  if (carriedOut) return "done";
  if (overtaken) return "overtaken";
  return withdrawn ? "withdrawn" : "still announced";
}

function courseParagraph(
  course: NoticeCourse,
  proposal: ProposalStatus | undefined,
  context: NoticeContext,
): RootContent {
  const { coalition, announced, withdrawn, overtaken, carriedOut } = course;
  const on = ({ at, seq }: Entry) => {
    const url = `${context.baseUrl}${coalition}/history/#${coalition}-${seq}`;
    return text`on ${moment(at)} (${link(`entry ${seq}`, url)})`;
  };
  const sentences: Inline[] = [
    strong(`${coalition}: ${courseEnd(course)}.`),
    // An urgent change is made without being announced.
    ...(announced === carriedOut ? [] : [text`Announced ${on(announced)}.`]),
    ...(withdrawn ? [text`Withdrawn ${on(withdrawn)}.`] : []),
    ...(overtaken ? [text`A different change took its place ${on(overtaken)}.`] : []),
    ...(carriedOut
      ? [text`Changed ${on(carriedOut)}, to fingerprint ${code(carriedOut.fingerprint)}.`]
      : []),
    ...(proposal ? [proposalWords(proposal, WITHDRAW, context)] : []),
  ];
  return paragraph(sentences.reduce((before, it) => text`${before} ${it}`));
}

const WITHDRAW = { can: "withdraw it", yet: "Not withdrawn yet." };
