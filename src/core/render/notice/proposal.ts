// The texts of the pull requests of a notice: what its operator is asked to merge, and what follows.

import type { RootContent } from "mdast";
import type { Edited, Plan } from "../../edit/plan.ts";
import type { Judgement, NoticeStep } from "../../notice/judge.ts";
import { refusedReason } from "../../notice/no-action-reasons.ts";
import type { BumpNotice } from "../../notice/notice.ts";
import type { NoticeEffect } from "../../notice/notice-effect.ts";
import { listed } from "../../text.ts";
import { moment } from "../../time.ts";
import { utf8Length } from "../comment/fit.ts";
import { type Proposal, proposePullRequest } from "../edit-proposal.ts";
import { code, type Inline, issue, list, paragraph, stringify, strong, text } from "../markdown.ts";
import type { NoticeContext } from "./context.ts";
import { operatorWords, reasonWords } from "./words.ts";

/** GitHub refuses a title of more than 256 characters, and a body of more than 65,536. */
const GITHUB_LIMITS = { title: 250, body: 60_000 };

/** `edited` is the one edit of the step. */
export function stepWords(
  { what, entry, operator, coalition }: NoticeStep,
  edited: Edited,
  { notice, effects }: Judgement,
  context: NoticeContext,
): Proposal {
  const effect = effects.find((it) => it.coalition === coalition);
  const intro =
    what === "withdraw"
      ? [
          paragraph(
            text`Bump notice ${issue(entry.notice)} no longer applies here. Merging this withdraws its announcement and changes nothing else.`,
          ),
        ]
      : what === "carry-out"
        ? atOnceBlocks(entry, notice, effect)
        : announcingBlocks({ what, entry }, notice, effect);
  const ask = text`${operatorWords(operator, context)}: please review. If you close this without merging, I propose it again only when the notice changes.`;
  return proposal(edited, [...intro, paragraph(ask)]);
}

/** The intro, then what the edit means, if GitHub has room for it. */
function proposal(edited: Edited, intro: readonly RootContent[]): Proposal {
  const { title, body } = proposePullRequest([edited]);
  const words = stringify(intro);
  const isLong = utf8Length(words) + utf8Length(body) > GITHUB_LIMITS.body;
  const rest = isLong
    ? stringify([paragraph("The list of changes is too long to show here.")])
    : body;
  const { length } = title;
  return {
    title: length > GITHUB_LIMITS.title ? `${title.slice(0, GITHUB_LIMITS.title - 1)}…` : title,
    body: `${words}\n${rest}`,
  };
}

function atOnceBlocks(
  { notice: number, reason }: NoticeStep["entry"],
  notice: BumpNotice | undefined,
  effect: NoticeEffect | undefined,
): RootContent[] {
  const notes = notice?.releaseNotes ?? null;
  return [
    paragraph(text`${strong("Urgent:")} ${reason}`),
    paragraph(
      text`Bump notice ${issue(number)} asks for a change that cannot wait. Merging this makes the change at once. Feeds and pages lead with the reason above. Programs built with the old id may time out (ConnectTimeout) already.`,
    ),
    ...(notes === null ? [] : [paragraph(text`Release notes: ${code(notes)}`)]),
    ...(effect?.waitsFor.length ? [paragraph(nextWords(effect))] : []),
  ];
}

function announcingBlocks(
  { what, entry }: Pick<NoticeStep, "what" | "entry">,
  notice: BumpNotice | undefined,
  effect: NoticeEffect | undefined,
): RootContent[] {
  if (!notice || !effect) return [];
  const { releaseNotes, effectiveAt } = notice;
  const [says, publishes] =
    what === "amend"
      ? ["was edited, and now announces a change", "the update"]
      : ["announces a change", "the announcement"];
  return [
    paragraph(
      text`Bump notice ${issue(entry.notice)} ${says} for ${moment(effectiveAt)}. Merging this publishes ${publishes} in the change channel and on the handshake page. Nothing breaks now. When the change is due, another pull request makes it.`,
    ),
    ...(releaseNotes === null ? [] : [paragraph(text`Release notes: ${code(releaseNotes)}`)]),
    paragraph(nextWords(effect)),
  ];
}

function nextWords({ verdict, fingerprint, waitsFor }: NoticeEffect): Inline {
  const { next } = fingerprint;
  if (verdict === "metadata") return "The fingerprint will stay the same.";
  return next === undefined
    ? `The next fingerprint is unknown until the operator of ${listed(waitsFor)} announces theirs.`
    : text`${strong("Next fingerprint:")} ${code(next)}`;
}

/** Why a plan has no edit: the check rejects it, or the definition already has errors. */
export function notProposedReason({ refused }: Plan): string {
  return refused.length > 0
    ? refusedReason(refused, "proposed")
    : "Its definition has errors. Fix them first.";
}

export interface Cutover {
  edited: Edited;
  /** Exactly what is due in it; at least one. */
  due: readonly { notice: number; effectiveAt: string }[];
  operator: NoticeEffect["operator"];
}

export function cutoverWords({ edited, due, operator }: Cutover, context: NoticeContext): Proposal {
  const items = due.map(
    ({ notice, effectiveAt }) =>
      text`Bump notice ${issue(notice)}, announced for ${moment(effectiveAt)}`,
  );
  return proposal(edited, [
    paragraph(
      due.length === 1
        ? "This announced change is due. Merging this pull request publishes it:"
        : "These announced changes are due. Merging this pull request publishes them:",
    ),
    list(items),
    paragraph(
      text`${operatorWords(operator, context)}: please review, and merge once the change has happened. Between the change and the merge, programs that use the published constant may time out (ConnectTimeout).`,
    ),
  ]);
}

/** For an open pull request whose coalition has a definition that must be fixed first. */
export function blockedWords(
  { operator, reason }: { operator: NoticeEffect["operator"]; reason: string },
  context: NoticeContext,
): string {
  return stringify([
    paragraph(
      text`${operatorWords(operator, context)}: this change is due, but I cannot update this pull request. ${reasonWords(reason)}`,
    ),
    paragraph(
      "Do not merge it as it is. Once that is fixed on the default branch, I update it. No announcement is lost.",
    ),
  ]);
}

/** The daily reminder on a pull request that is due and not merged. */
export function reminderWords(
  { operator, since, days }: { operator: NoticeEffect["operator"]; since: string; days: number },
  context: NoticeContext,
): string {
  const so = days === 1 ? "a day" : `${days} days`;
  return stringify([
    paragraph(
      text`${operatorWords(operator, context)}: this has been due since ${moment(since)}, for more than ${so}. If the change has happened, programs that use the published constant may time out (ConnectTimeout) until you merge. If it is delayed, ask the author of the notice to change its time.`,
    ),
  ]);
}
