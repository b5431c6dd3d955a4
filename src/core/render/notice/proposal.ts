// The pull requests of a notice in words: what its operator is asked to merge, and what follows from that.

import type { RootContent } from "mdast";
import { moment } from "../../lookup/moment.ts";
import type { NoticeEffect } from "../../notice/effects.ts";
import type { NoticeStep } from "../../notice/judge.ts";
import type { BumpNotice } from "../../notice/notice.ts";
import type { Edited, Plan } from "../../operate/plan.ts";
import { proposePullRequest } from "../../operate/propose.ts";
import { code, issue, list, paragraph, plain, stringify, strong } from "../markdown.ts";
import type { NoticeContext } from "./context.ts";
import { operatorWords } from "./people.ts";

export interface ProposalWords {
  title: string;
  /** GitHub Markdown. */
  body: string;
}

/** Of an announcement, an amendment or a withdrawal; `edited` is the step's one edit. */
export function stepWords(
  { what, entry }: Pick<NoticeStep, "what" | "entry">,
  edited: Edited,
  { notice, effect }: { notice: BumpNotice | undefined; effect: NoticeEffect | undefined },
  context: NoticeContext,
): ProposalWords {
  const { title, body } = proposePullRequest([edited]);
  const intro =
    what === "withdraw"
      ? [
          paragraph(
            ...[plain("Bump notice "), issue(entry.notice)],
            plain(
              " is withdrawn here. Merging this takes its announcement back, and changes nothing else.",
            ),
          ),
        ]
      : announcing(entry.notice, notice, effect);
  const blocks = [...intro, ...asked(effect, context)];
  return { title, body: `${stringify(blocks)}\n${body}` };
}

function announcing(
  number: number,
  notice: BumpNotice | undefined,
  effect: NoticeEffect | undefined,
): RootContent[] {
  if (!notice || !effect) return [];
  const { releaseNotes, effectiveAt } = notice;
  return [
    paragraph(
      plain("Bump notice "),
      issue(number),
      plain(
        ` announces a change for ${moment(effectiveAt)}. Merging this publishes the announcement, in the change channel and on the handshake page, and breaks nothing now. When the time has come, another pull request carries it out.`,
      ),
    ),
    ...(releaseNotes === null ? [] : [paragraph(plain("Release notes: "), code(releaseNotes))]),
    nextWords(effect),
  ];
}

function nextWords({ verdict, fingerprint, waitsFor }: NoticeEffect): RootContent {
  const { next } = fingerprint;
  if (verdict === "metadata") return paragraph(plain("The fingerprint will stay as it is."));
  return next === undefined
    ? paragraph(
        plain(
          `The next fingerprint cannot be known before the operator of ${waitsFor.join(", ")} says theirs.`,
        ),
      )
    : paragraph(strong("The next fingerprint:"), plain(" "), code(next));
}

/** The operator whose word it needs, by name. */
function asked(effect: NoticeEffect | undefined, context: NoticeContext): RootContent[] {
  if (!effect) return [];
  return [
    paragraph(
      operatorWords(effect.operator, context),
      plain(
        ": this needs your review. If you close it without merging, it is not proposed again before the notice changes.",
      ),
    ),
  ];
}

/** Of a plan without an edit that may be made. */
export function whyNotProposed({ refused }: Plan): string {
  const [first] = refused;
  if (!first) return "The definition says it already.";
  const { message, fix } = first;
  return `It cannot be proposed, because the check would refuse it: ${message}${fix === undefined ? "" : ` ${fix}`}`;
}

export interface Cutover {
  edited: Edited;
  /** What is due in it, and nothing else; at least one. */
  due: readonly { notice: number; effectiveAt: string }[];
  operator: NoticeEffect["operator"];
}

export function cutoverWords(
  { edited, due, operator }: Cutover,
  context: NoticeContext,
): ProposalWords {
  const { title, body } = proposePullRequest([edited]);
  const items = due.map(({ notice, effectiveAt }) => [
    ...plain("Bump notice "),
    ...issue(notice),
    ...plain(`, announced for ${moment(effectiveAt)}`),
  ]);
  const blocks: RootContent[] = [
    paragraph(plain("The time has come for what was announced. Merging this carries it out:")),
    list(items),
    paragraph(
      operatorWords(operator, context),
      plain(
        ": this needs your review. Until it is merged, integrators cannot tell what is served, and the change channel says that it is overdue.",
      ),
    ),
  ];
  return { title, body: `${stringify(blocks)}\n${body}` };
}

/** A day's reminder on a pull request that is due and unmerged. */
export function reminderWords(
  { operator, since, days }: { operator: NoticeEffect["operator"]; since: string; days: number },
  context: NoticeContext,
): string {
  const so = days === 1 ? "a day" : `${days} days`;
  return stringify([
    paragraph(
      operatorWords(operator, context),
      plain(
        `: this has been due since ${moment(since)}, for more than ${so}. Integrators who prepared for it may get ConnectTimeout until it is merged. If the change is late, ask the author of the notice to amend its time.`,
      ),
    ),
  ]);
}
