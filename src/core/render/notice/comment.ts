// The one comment that is kept on a bump notice: who needs to act, what changes, and what happened so far.

import type { RootContent } from "mdast";
import { labelOf } from "../../notice/form.ts";
import type { Judgement } from "../../notice/judge.ts";
import type { BumpNotice, NoticeField, NoticeProblem } from "../../notice/notice.ts";
import { isAffected } from "../../notice/notice-effect.ts";
import { counted, someOf } from "../../text.ts";
import { moment } from "../../time.ts";
import { COMMENT_LIMIT } from "../comment/comment.ts";
import { type Comment, type CommentSection, fitComment, utf8Length } from "../comment/fit.ts";
import { code, heading, type Inline, link, list, paragraph, strong, text } from "../markdown.ts";
import { confirmationBlocks } from "./confirmation.ts";
import type { JudgedNotice, NoticeContext } from "./context.ts";
import { courseSection } from "./course.ts";
import { effectSection } from "./effect.ts";
import { noticeVerdict } from "./verdict.ts";
import { wholeNoticeBlocks } from "./whole.ts";
import { changeWords, LISTED_PARTS, type People, withPaste } from "./words.ts";

/** The comment is found again by this marker and its author. */
export const NOTICE_MARKER = "<!-- coalition registry: bump notice -->";

/** At most COMMENT_LIMIT bytes, beginning with the marker. */
export function renderNotice(judged: JudgedNotice, context: NoticeContext): string {
  const marks = [NOTICE_MARKER, ...(judged.marks ?? [])].join("\n");
  const limit = COMMENT_LIMIT - utf8Length(marks) - 1;
  return `${marks}\n${fitComment(noticeComment(judged, context), limit)}`;
}

/** The same without the marks for programs, and without GitHub's limit. */
export function noticeBlocks(judged: JudgedNotice, context: NoticeContext): RootContent[] {
  const { head, groups, foot } = noticeComment(judged, context);
  const sections = groups.flatMap((group) => group.sections.flatMap((it) => it.full()));
  return [...head, ...sections, ...foot];
}

function noticeComment(judged: JudgedNotice, context: NoticeContext): Comment {
  const { judgement, refusedAcceptance } = judged;
  const { problems, notice } = judgement;
  const once = { ...context, mentioned: new Set<number>() };
  const head = [
    heading(3, noticeVerdict(judged)),
    ...(notice ? [changeParagraph(notice, judgement)] : []),
    ...problemBlocks(problems),
    ...nextBlocks(judgement),
    ...waitingBlocks(judged),
    ...(refusedAcceptance === undefined ? [] : [paragraph(refusedAcceptance)]),
    ...confirmationBlocks(judgement, once),
  ];
  const more = (count: number) => paragraph(`And ${counted(count, "more coalition")}.`);
  const groups = [{ sections: coalitionSections(judged, once), more }];
  const whole = notice ? wholeNoticeBlocks(notice, judgement) : [];
  return { head, groups, foot: [...whole, ...footerBlocks(judgement, context)] };
}

/** "Lattice base.mainnet gets a new stable id: … Reason: …" */
function changeParagraph(notice: BumpNotice, { effects }: Judgement): RootContent {
  const parts = effects.flatMap((effect) => effect.parts);
  return paragraph(text`${changeWords(notice, parts)}. Reason: ${notice.reason}`);
}

/** Comes before the list of coalitions, which may be cut short. */
function waitingBlocks({ proposals }: JudgedNotice): RootContent[] {
  const waiting = [...proposals.values()].filter(({ state }) => state === "waiting").length;
  if (waiting === 0) return [];
  return [
    paragraph(
      `${waiting} of ${counted(proposals.size, "pull request")} still ${waiting === 1 ? "has" : "have"} to be opened. GitHub limits each run, so the next hourly runs continue.`,
    ),
  ];
}

/** The effect on each affected coalition, and what the others published. */
function coalitionSections(
  { judgement, proposals }: JudgedNotice,
  context: NoticeContext & People,
): CommentSection[] {
  const { effects, course } = judgement;
  const over = new Set(
    course.filter(({ carriedOut }) => carriedOut).map(({ coalition }) => coalition),
  );
  const shown = effects.filter((it) => isAffected(it) || !over.has(it.coalition));
  const names = new Set(shown.map(({ coalition }) => coalition));
  return [
    ...shown.map((it) => effectSection(it, { judgement, proposals, context })),
    ...course
      .filter(({ coalition }) => !names.has(coalition))
      .map((it) => courseSection(it, proposals.get(it.coalition), context)),
  ];
}

/** Errors first, each with its fix. */
function problemBlocks(problems: readonly NoticeProblem[]): RootContent[] {
  if (problems.length === 0) return [];
  const errors = problems.filter(({ severity }) => severity === "error");
  const others = problems.filter(({ severity }) => severity !== "error");
  return [list([...errors, ...others].map(problemWords))];
}

function problemWords({ severity, code, field, message, fix }: NoticeProblem): Inline {
  const what = strong(`${severity} ${code}`);
  const paste = fix === undefined ? "" : withPaste(` ${fix}`);
  return text`${what}${fieldWords(field, message)}: ${message}${paste}`;
}

/** Empty if the message names the field itself. */
function fieldWords(field: NoticeField | null, message: string): string {
  if (field === null) return "";
  const name = `“${labelOf(field)}”`;
  return message.includes(name) ? "" : ` in ${name}`;
}

/** What happens next, if no coalition below says it. */
function nextBlocks({ stage, course, unread, notice }: Judgement): RootContent[] {
  if (stage === "faulty" && course.length > 0) {
    return [paragraph("Until this is fixed, what was announced or proposed stays.")];
  }
  if (stage === "withdrawn" && course.length === 0) {
    return [paragraph("No coalition had announced it, so there is nothing to undo.")];
  }
  if (stage === "nothing" && unread.length > 0) {
    return [paragraph(`I keep this notice open until I can read ${someOf(unread, LISTED_PARTS)}.`)];
  }
  if (stage === "nothing" && notice) {
    return [paragraph(`I close this notice after ${moment(notice.effectiveAt)}.`)];
  }
  return [];
}

function footerBlocks({ stage }: Judgement, context: NoticeContext): RootContent[] {
  const how: Partial<Record<Judgement["stage"], string>> = {
    "carried-out": "",
    withdrawn: "To file it again, reopen this issue. ",
    faulty: "Edit this issue to fix the notice, and I read it again. Close it to withdraw. ",
  };
  return [paragraph(text`${how[stage] ?? USUAL_FOOTER}${guideLink(context)}.`)];
}

const USUAL_FOOTER =
  "Edit this issue to change the notice. Close it to withdraw. I update this comment as things progress. ";

const GUIDE = "bump-notices.md";

/** A path if the repository has no known address, as at a terminal. */
function guideLink({ repositoryUrl, baseBranch, manualUrl }: NoticeContext): Inline {
  const words = "Bump notices, step by step";
  if (manualUrl !== undefined) return link(words, `${manualUrl}/${GUIDE}`);
  if (repositoryUrl === "") return text`${words}: ${code(`docs/${GUIDE}`)}`;
  const url = `${repositoryUrl}/blob/${encodeURIComponent(baseBranch)}/docs/${GUIDE}`;
  return link(words, url);
}
