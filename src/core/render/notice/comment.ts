// The one comment that is kept on a bump notice: what was read, what is wrong with it, whom it concerns, and
// what has come of it.

import type { RootContent } from "mdast";
import { moment } from "../../lookup/moment.ts";
import { labelOf } from "../../notice/form.ts";
import type { Judgement } from "../../notice/judge.ts";
import type { BumpNotice, NoticeField, NoticeProblem } from "../../notice/notice.ts";
import { isAffected } from "../../notice/notice-effect.ts";
import { counted, someOf } from "../../text.ts";
import { COMMENT_LIMIT } from "../comment/comment.ts";
import { type Comment, type CommentSection, fitComment, utf8Length } from "../comment/fit.ts";
import { code, heading, type Inline, link, list, paragraph, strong, text } from "../markdown.ts";
import type { JudgedNotice, NoticeContext } from "./context.ts";
import { courseSection } from "./course.ts";
import { effectSection } from "./effect.ts";
import { noticeVerdict } from "./verdict.ts";
import { missingAuthorityBlocks } from "./vouching.ts";
import { LISTED_PARTS, type People, subjectOf, withPaste } from "./words.ts";

/** By this, and by its author, the comment is known again. */
export const NOTICE_MARKER = "<!-- coalition registry: bump notice -->";

/** At most COMMENT_LIMIT bytes, beginning with the marker. */
export function renderNotice(judged: JudgedNotice, context: NoticeContext): string {
  const marks = [NOTICE_MARKER, ...(judged.marks ?? [])].join("\n");
  const limit = COMMENT_LIMIT - utf8Length(marks) - 1;
  return `${marks}\n${fitComment(noticeComment(judged, context), limit)}`;
}

/** The same without what only programs read, and with all that GitHub would have no room for. */
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
    ...(notice ? [noticeFields(notice, judgement)] : []),
    ...noticeProblemBlocks(problems),
    ...asideBlocks(judgement),
    ...waitingBlocks(judged),
    ...(refusedAcceptance === undefined ? [] : [paragraph(refusedAcceptance)]),
    ...missingAuthorityBlocks(judgement, once),
  ];
  const more = (count: number) => paragraph(`And ${counted(count, "more coalition")}.`);
  const groups = [{ sections: coalitionSections(judged, once), more }];
  return { head, groups, foot: noticeFooter(judgement, context) };
}

/** What is left for later runs, in one sentence before the list, which may be cut short. */
function waitingBlocks({ proposals }: JudgedNotice): RootContent[] {
  const waiting = [...proposals.values()].filter(({ state }) => state === "waiting").length;
  if (waiting === 0) return [];
  const what = waiting === 1 ? "One pull request is" : `${waiting} pull requests are`;
  return [
    paragraph(
      `${what} still to be opened, of ${proposals.size}. GitHub limits how much a run may do: the next hourly runs go on.`,
    ),
  ];
}

/** What it means for each, and what came of it where it means nothing any more. */
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

/** All at once: errors first, each with its fix. */
function noticeProblemBlocks(problems: readonly NoticeProblem[]): RootContent[] {
  if (problems.length === 0) return [];
  const errors = problems.filter(({ severity }) => severity === "error");
  const others = problems.filter(({ severity }) => severity !== "error");
  return [list([...errors, ...others].map(noticeProblemWords))];
}

function noticeProblemWords({ severity, code, field, message, fix }: NoticeProblem): Inline {
  const what = strong(`${severity} ${code}`);
  const paste = fix === undefined ? "" : withPaste(` ${fix}`);
  return text`${what}${fieldWords(field, message)}: ${message}${paste}`;
}

/** Most messages name their field themselves. */
function fieldWords(field: NoticeField | null, message: string): string {
  if (field === null) return "";
  const name = `“${labelOf(field)}”`;
  return message.includes(name) ? "" : ` in ${name}`;
}

/** What becomes of it that nothing else in the comment says. */
function asideBlocks({ stage, course, unread }: Judgement): RootContent[] {
  if (stage === "faulty" && course.length > 0) {
    return [paragraph("Until that is fixed, what was announced or proposed before stays.")];
  }
  if (stage === "withdrawn" && course.length === 0) {
    return [paragraph("Nothing had been announced, so that there is nothing to take back.")];
  }
  if (stage === "nothing" && unread.length > 0) {
    const files = someOf(unread, LISTED_PARTS);
    return [paragraph(`The notice stays open until these can be read: ${files}.`)];
  }
  if (stage === "nothing") {
    return [paragraph("The notice is closed by itself when its time has come.")];
  }
  return [];
}

function noticeFields(notice: BumpNotice, { effects }: Judgement): RootContent {
  const { id, to, effectiveAt, atOnce, reason, releaseNotes } = notice;
  const parts = effects.flatMap((effect) => effect.parts);
  const fields: [name: string, value: Inline][] = [
    ["What:", subjectOf(notice, parts)],
    ["From:", code(id)],
    ["To:", to === null ? "nothing takes its place" : code(to)],
    ["When:", atOnce ? `at once; filed ${moment(effectiveAt)}` : moment(effectiveAt)],
    ["Why:", reason],
    ...(releaseNotes === null ? [] : [["Release notes:", code(releaseNotes)] as [string, Inline]]),
  ];
  return list(fields.map(([name, value]) => text`${strong(name)} ${value}`));
}

function noticeFooter({ stage }: Judgement, context: NoticeContext): RootContent[] {
  const how =
    stage === "carried-out"
      ? ""
      : stage === "withdrawn"
        ? "To take it up again, reopen this issue. "
        : "To amend the notice, edit the text of this issue; to withdraw it, close the issue. This comment is kept up to date. ";
  return [{ type: "thematicBreak" }, paragraph(text`${how}${guideLink(context)}.`)];
}

const GUIDE = "bump-notices.md";

/** Where nobody knows the repository's address, as at a terminal, its path. */
function guideLink({ repositoryUrl, baseBranch, manualUrl }: NoticeContext): Inline {
  const words = "Bump notices, step by step";
  if (manualUrl !== undefined) return link(words, `${manualUrl}/${GUIDE}`);
  if (repositoryUrl === "") return text`${words}: ${code(`docs/${GUIDE}`)}`;
  const url = `${repositoryUrl}/blob/${encodeURIComponent(baseBranch)}/docs/${GUIDE}`;
  return link(words, url);
}
