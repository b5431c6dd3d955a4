// What the change channel has told of a notice in one coalition.

import type { PhrasingContent, RootContent } from "mdast";
import { moment } from "../../lookup/moment.ts";
import type { NoticeCourse, Step } from "../../notice/course.ts";
import type { Told } from "../comment/fit.ts";
import { code, heading, link, list, paragraph, plain, stringify, strong } from "../markdown.ts";
import type { NoticeContext, ProposalStanding } from "./context.ts";
import { proposalWords } from "./effect.ts";

export function tellCourse(
  course: NoticeCourse,
  proposal: ProposalStanding | undefined,
  context: NoticeContext,
): Told {
  return {
    full: () => stringify(blocks(course, proposal, context)),
    short: () => stringify([list([[...strong(course.coalition), ...plain(`: ${endOf(course)}`)]])]),
  };
}

function endOf({ withdrawn, overtaken, carriedOut }: NoticeCourse): string {
  if (carriedOut) return "carried out";
  if (overtaken) return "overtaken by something else";
  return withdrawn ? "withdrawn" : "announced";
}

function blocks(
  course: NoticeCourse,
  proposal: ProposalStanding | undefined,
  context: NoticeContext,
): RootContent[] {
  const { coalition, announced, withdrawn, overtaken, carriedOut } = course;
  const told = (what: string, { at, seq }: Step): PhrasingContent[] => [
    ...plain(`${what} on ${moment(at)} (`),
    ...link(plain(`entry ${seq}`), `${context.baseUrl}${coalition}/history/#${coalition}-${seq}`),
    ...plain(")"),
  ];
  const items = [
    told("announced", announced),
    ...(withdrawn ? [told("withdrawn", withdrawn)] : []),
    ...(overtaken ? [told("overtaken by something else", overtaken)] : []),
    ...(carriedOut
      ? [
          [
            ...told("carried out", carriedOut),
            ...plain(", with the fingerprint "),
            ...code(carriedOut.fingerprint),
          ],
        ]
      : []),
  ];
  return [
    heading(4, plain(coalition)),
    list(items),
    ...(proposal
      ? [
          paragraph(
            strong("Where it stands:"),
            plain(" still announced, until that is taken back. "),
            proposalWords(proposal, context),
          ),
        ]
      : []),
  ];
}
