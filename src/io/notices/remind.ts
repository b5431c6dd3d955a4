// Daily reminders on pull requests that are due or blocked. Each is a new comment, because edits notify nobody.

import type { Operator, UtcTime } from "../../core/registry/definition.ts";
import type { NoticeContext } from "../../core/render/notice/context.ts";
import { blockedWords, reminderWords } from "../../core/render/notice/proposal.ts";
import { wholeDays } from "../../core/time.ts";
import { keepComment } from "../github/comment.ts";
import { orFailure, steadily } from "../github/steadily.ts";
import type { NoticeRun } from "./notice-run.ts";

export interface ToRemind {
  /** The pull request. */
  number: number;
  /** When its change was due. */
  since: UtcTime;
  operator: Operator;
}

/** No reminder on the first day. Requests that GitHub refuses are added to the failures. */
export async function remind(
  noticeRun: NoticeRun,
  { number, since, operator }: ToRemind,
  context: NoticeContext,
  failures: string[],
): Promise<void> {
  const days = wholeDays(since, noticeRun.by.now);
  if (days < 1) return;
  const marker = `<!-- coalition registry: due since ${since}, day ${days} -->`;
  const comment = `${marker}\n${reminderWords({ operator, since, days }, context)}`;
  await commentOn(noticeRun, number, comment, failures);
}

/** At once and then daily: why the pull request cannot be updated. */
export async function remindBlocked(
  noticeRun: NoticeRun,
  { number, since, operator, reason }: ToRemind & { reason: string },
  context: NoticeContext,
  failures: string[],
): Promise<void> {
  const days = wholeDays(since, noticeRun.by.now);
  const marker = `<!-- coalition registry: blocked since ${since}, day ${days} -->`;
  const comment = `${marker}\n${blockedWords({ operator, reason }, context)}`;
  await commentOn(noticeRun, number, comment, failures);
}

function commentOn(
  noticeRun: NoticeRun,
  number: number,
  comment: string,
  failures: string[],
): Promise<unknown> | undefined {
  const [marker = ""] = comment.split("\n", 1);
  if (isThere(noticeRun, number, marker)) return undefined;
  return orFailure(failures, () =>
    steadily(`remind the operator on #${number}`, "pull-requests: write", () =>
      keepComment(noticeRun, { number, comment }),
    ),
  );
}

/** Whether the pull request had it at the start of the run. */
function isThere({ known, author }: NoticeRun, number: number, marker: string): boolean {
  const pulls = [...known.values()].flatMap((it) => it.pulls);
  const { comments = [] } = pulls.find((it) => it.number === number) ?? {};
  return comments.some((it) => it.author === author && it.body.startsWith(marker));
}
