// The pull requests of a notice in words: what its operator is asked to merge, and what follows from that.

import type { RootContent } from "mdast";
import type { Edited, Plan } from "../../edit/plan.ts";
import { moment } from "../../lookup/moment.ts";
import type { Judgement, NoticeStep } from "../../notice/judge.ts";
import { refusedReason } from "../../notice/no-action-reasons.ts";
import type { BumpNotice } from "../../notice/notice.ts";
import type { NoticeEffect } from "../../notice/notice-effect.ts";
import { utf8Length } from "../comment/fit.ts";
import { type Proposal, proposePullRequest } from "../edit-proposal.ts";
import { code, type Inline, issue, list, paragraph, stringify, strong, text } from "../markdown.ts";
import type { NoticeContext } from "./context.ts";
import { operatorWords, withPaste } from "./words.ts";

/** GitHub refuses a title of more than 256 characters, and a body of more than 65,536. */
const GITHUB_LIMITS = { title: 250, body: 60_000 };

/** Of an announcement, an amendment or a withdrawal; `edited` is the step's one edit. */
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
            text`Bump notice ${issue(entry.notice)} is withdrawn here. Merging this takes its announcement back, and changes nothing else.`,
          ),
        ]
      : what === "carry-out"
        ? atOnceBlocks(entry, notice, effect)
        : announcingBlocks({ what, entry }, notice, effect);
  const ask = text`${operatorWords(operator, context)}: this needs your review. If you close it without merging, it is not proposed again before the notice changes.`;
  return proposal(edited, [...intro, paragraph(ask)]);
}

/** The words, then what the edit means; cut where GitHub would refuse the whole. */
function proposal(edited: Edited, intro: readonly RootContent[]): Proposal {
  const { title, body } = proposePullRequest([edited]);
  const words = stringify(intro);
  const isLong = utf8Length(words) + utf8Length(body) > GITHUB_LIMITS.body;
  const rest = isLong
    ? stringify([paragraph("What changes is more than there is room for here.")])
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
      text`Bump notice ${issue(number)} asks for a change that cannot wait. Merging this carries it out at once, and what is published of it leads with that reason. Anyone who compiled the old id in may get ConnectTimeout already.`,
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
      ? ["was amended: it announces a change", "what it says now"]
      : ["announces a change", "the announcement"];
  return [
    paragraph(
      text`Bump notice ${issue(entry.notice)} ${says} for ${moment(effectiveAt)}. Merging this publishes ${publishes}, in the change channel and on the handshake page, and breaks nothing now. When the time has come, another pull request carries it out.`,
    ),
    ...(releaseNotes === null ? [] : [paragraph(text`Release notes: ${code(releaseNotes)}`)]),
    paragraph(nextWords(effect)),
  ];
}

function nextWords({ verdict, fingerprint, waitsFor }: NoticeEffect): Inline {
  const { next } = fingerprint;
  if (verdict === "metadata") return "The fingerprint will stay as it is.";
  return next === undefined
    ? `The next fingerprint cannot be known before the operator of ${waitsFor.join(", ")} says theirs.`
    : text`${strong("The next fingerprint:")} ${code(next)}`;
}

/** Of a plan without an edit that may be made: the check refuses it, or found errors there before. */
export function whyNotProposed({ refused }: Plan): string {
  return refused.length > 0
    ? refusedReason(refused, "proposed")
    : "Its definition has errors of its own, which must be fixed first.";
}

export interface Cutover {
  edited: Edited;
  /** What is due in it, and nothing else; at least one. */
  due: readonly { notice: number; effectiveAt: string }[];
  operator: NoticeEffect["operator"];
}

export function cutoverWords({ edited, due, operator }: Cutover, context: NoticeContext): Proposal {
  const items = due.map(
    ({ notice, effectiveAt }) =>
      text`Bump notice ${issue(notice)}, announced for ${moment(effectiveAt)}`,
  );
  return proposal(edited, [
    paragraph("The time has come for what was announced. Merging this carries it out:"),
    list(items),
    paragraph(
      text`${operatorWords(operator, context)}: this needs your review. Merge it once the change has taken place. From then until it is merged, whoever goes by what is published may get ConnectTimeout.`,
    ),
  ]);
}

/** On a pull request that was opened before its coalition's definition became what nobody can carry it out in. */
export function blockedWords(
  { operator, why }: { operator: NoticeEffect["operator"]; why: string },
  context: NoticeContext,
): string {
  return stringify([
    paragraph(
      text`${operatorWords(operator, context)}: this is due, and cannot be brought up to date. ${withPaste(why)}`,
    ),
    paragraph(
      "Do not merge it as it is. It stays open, and goes on by itself once that is fixed on the default branch; nothing that was announced is dropped.",
    ),
  ]);
}

/** A day's reminder on a pull request that is due and unmerged. */
export function reminderWords(
  { operator, since, days }: { operator: NoticeEffect["operator"]; since: string; days: number },
  context: NoticeContext,
): string {
  const so = days === 1 ? "a day" : `${days} days`;
  return stringify([
    paragraph(
      text`${operatorWords(operator, context)}: this has been due since ${moment(since)}, for more than ${so}. If the change has taken place, whoever goes by what is published may get ConnectTimeout until this is merged. If it is late, ask the author of the notice to amend its time.`,
    ),
  ]);
}
