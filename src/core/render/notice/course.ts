// What the change channel has told of a notice in one coalition.

import type { RootContent } from "mdast";
import type { Entry } from "../../history/entry.ts";
import { moment } from "../../lookup/moment.ts";
import type { NoticeCourse } from "../../notice/course.ts";
import type { CommentSection } from "../comment/fit.ts";
import { code, heading, link, list, paragraph, strong, text } from "../markdown.ts";
import type { NoticeContext, ProposalStanding } from "./context.ts";
import { proposalWords } from "./words.ts";

export function courseSection(
  course: NoticeCourse,
  proposal: ProposalStanding | undefined,
  context: NoticeContext,
): CommentSection {
  return {
    full: () => courseBlocks(course, proposal, context),
    short: () => text`${strong(course.coalition)}: ${courseEnd(course)}`,
  };
}

function courseEnd({ withdrawn, overtaken, carriedOut }: NoticeCourse): string {
  if (carriedOut) return "carried out";
  if (overtaken) return "overtaken by something else";
  return withdrawn ? "withdrawn" : "announced";
}

function courseBlocks(
  course: NoticeCourse,
  proposal: ProposalStanding | undefined,
  context: NoticeContext,
): RootContent[] {
  const { coalition, announced, withdrawn, overtaken, carriedOut } = course;
  const item = (what: string, { at, seq }: Entry) => {
    const url = `${context.baseUrl}${coalition}/history/#${coalition}-${seq}`;
    return text`${what} on ${moment(at)} (${link(`entry ${seq}`, url)})`;
  };
  const items = [
    // What could not wait was carried out without being announced.
    ...(announced === carriedOut ? [] : [item("announced", announced)]),
    ...(withdrawn ? [item("withdrawn", withdrawn)] : []),
    ...(overtaken ? [item("overtaken by something else", overtaken)] : []),
    ...(carriedOut
      ? [
          text`${item("carried out", carriedOut)}, with the fingerprint ${code(carriedOut.fingerprint)}`,
        ]
      : []),
  ];
  const still = (it: ProposalStanding) =>
    text`${strong("Where it stands:")} still announced, until that is taken back. ${proposalWords(it, context)}`;
  return [heading(4, coalition), list(items), ...(proposal ? [paragraph(still(proposal))] : [])];
}
