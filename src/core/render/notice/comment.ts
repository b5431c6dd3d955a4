// The one comment that is kept on a bump notice: what was read, what is wrong with it, whom it concerns, and
// where it stands.

import type { PhrasingContent, RootContent } from "mdast";
import { moment } from "../../lookup/moment.ts";
import { concerns, type Judgement } from "../../notice/judge.ts";
import type { BumpNotice } from "../../notice/notice.ts";
import { counted } from "../../text.ts";
import { COMMENT_LIMIT } from "../comment/comment.ts";
import { bytesOf, fitInto, type Told } from "../comment/fit.ts";
import { code, heading, link, list, paragraph, plain, stringify, strong } from "../markdown.ts";
import type { NoticeContext, ProposalStanding } from "./context.ts";
import { tellCourse } from "./course.ts";
import { tellEffect } from "./effect.ts";
import type { People } from "./people.ts";
import { problemBlocks } from "./problems.ts";
import { noticeVerdict } from "./verdict.ts";
import { vouching } from "./vouching.ts";
import { subjectOf } from "./words.ts";

/** By this, and by its author, the comment is known again. */
export const NOTICE_MARKER = "<!-- coalition registry: bump notice -->";

export interface ToldNotice {
  judgement: Judgement;
  /** Of each coalition to which something is proposed; others have none. */
  proposals: ReadonlyMap<string, ProposalStanding>;
  /** Why the label that vouches for a notice was taken away again. */
  refusedAcceptance?: string | undefined;
  /** Lines that programs read, and people do not see: comments of HTML. */
  marks?: readonly string[];
}

/** At most COMMENT_LIMIT bytes, beginning with the marker. */
export function renderNotice(told: ToldNotice, context: NoticeContext): string {
  const marks = [NOTICE_MARKER, ...(told.marks ?? [])].join("\n");
  return `${marks}\n${renderNoticeText(told, context, COMMENT_LIMIT - bytesOf(marks) - 1)}`;
}

/** The same without what only programs read. */
export function renderNoticeText(
  told: ToldNotice,
  context: NoticeContext,
  limit: number = COMMENT_LIMIT,
): string {
  const { judgement, refusedAcceptance } = told;
  const { problems, notice } = judgement;
  const once = { ...context, mentioned: new Set<number>() };
  const refused = refusedAcceptance === undefined ? [] : [paragraph(plain(refusedAcceptance))];
  const head = stringify([
    heading(3, plain(noticeVerdict(told))),
    ...(notice ? [whatWasRead(notice, judgement)] : []),
    ...problemBlocks(problems),
    ...aside(judgement),
    ...refused,
    ...vouching(judgement, once),
  ]);
  const foot = stringify(footer(judgement, context));
  const room = limit - bytesOf(head) - bytesOf(foot) - 2;
  const body = fitInto(coalitions(told, once), room, (count) =>
    stringify([paragraph(plain(`And ${counted(count, "more coalition")}.`))]),
  );
  return [head, body, foot].filter((part) => part !== "").join("\n");
}

/** What it means for each, and what came of it where it means nothing any more. */
function coalitions({ judgement, proposals }: ToldNotice, context: NoticeContext & People): Told[] {
  const { effects, course } = judgement;
  const over = new Set(
    course.filter(({ carriedOut }) => carriedOut).map(({ coalition }) => coalition),
  );
  const shown = effects.filter((it) => concerns(it) || !over.has(it.coalition));
  const names = new Set(shown.map(({ coalition }) => coalition));
  return [
    ...shown.map((it) => tellEffect(it, { judgement, proposals, context })),
    ...course
      .filter(({ coalition }) => !names.has(coalition))
      .map((it) => tellCourse(it, proposals.get(it.coalition), context)),
  ];
}

/** What becomes of it that nothing else in the comment says. */
function aside({ stage, course }: Judgement): RootContent[] {
  if (stage === "faulty" && course.length > 0) {
    return [paragraph(plain("Until that is mended, what was announced or proposed before stays."))];
  }
  if (stage === "withdrawn" && course.length === 0) {
    return [paragraph(plain("Nothing had been announced, so that there is nothing to take back."))];
  }
  if (stage === "nothing") {
    return [paragraph(plain("The notice is closed by itself when its time has come."))];
  }
  return [];
}

function whatWasRead(notice: BumpNotice, { effects }: Judgement): RootContent {
  const { id, to, effectiveAt, reason, releaseNotes } = notice;
  const parts = effects.flatMap((effect) => effect.parts);
  return list([
    [...strong("What:"), ...plain(` ${subjectOf(notice, parts)}`)],
    [...strong("From:"), ...plain(" "), ...code(id)],
    [
      ...strong("To:"),
      ...plain(" "),
      ...(to === null ? plain("nothing takes its place") : code(to)),
    ],
    [...strong("When:"), ...plain(` ${moment(effectiveAt)}`)],
    [...strong("Why:"), ...plain(` ${reason}`)],
    ...(releaseNotes === null
      ? []
      : [[...strong("Release notes:"), ...plain(" "), ...code(releaseNotes)]]),
  ]);
}

function footer({ stage }: Judgement, context: NoticeContext): RootContent[] {
  const how =
    stage === "withdrawn"
      ? "To take it up again, reopen this issue. "
      : "To amend the notice, edit the text of this issue; to withdraw it, close the issue. This comment is kept up to date. ";
  return [
    { type: "thematicBreak" },
    paragraph(plain(stage === "carried-out" ? "" : how), guide(context), plain(".")),
  ];
}

const GUIDE = "docs/bump-notices.md";

/** Where nobody knows the repository's address, as at a terminal, its path. */
function guide({ repositoryUrl, baseBranch }: NoticeContext): PhrasingContent[] {
  if (repositoryUrl === "") return [...plain("Bump notices, step by step: "), ...code(GUIDE)];
  const url = `${repositoryUrl}/blob/${encodeURIComponent(baseBranch)}/${GUIDE}`;
  return link(plain("Bump notices, step by step"), url);
}
