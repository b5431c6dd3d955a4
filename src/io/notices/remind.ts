// Reminders on pull requests that are due and unmerged, or blocked: one a day, each a comment of its own, since an
// edit notifies nobody.

import type { Operator, UtcTime } from "../../core/registry/definition.ts";
import type { NoticeContext } from "../../core/render/notice/context.ts";
import { blockedWords, reminderWords } from "../../core/render/notice/proposal.ts";
import { wholeDays } from "../../core/time.ts";
import { keepComment } from "../github/comment.ts";
import { orFailure, steadily } from "../github/steadily.ts";
import type { NoticeRun } from "./notice-run.ts";

export interface ToRemind {
  /** Of the pull request. */
  number: number;
  /** When what it proposes was to take effect. */
  since: UtcTime;
  operator: Operator;
}

/** Nothing on the first day: opening it was word enough. What GitHub refuses is added to the failures. */
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

/** Why the pull request cannot be brought up to date, at once and then daily. */
export async function remindBlocked(
  noticeRun: NoticeRun,
  { number, since, operator, why }: ToRemind & { why: string },
  context: NoticeContext,
  failures: string[],
): Promise<void> {
  const days = wholeDays(since, noticeRun.by.now);
  const marker = `<!-- coalition registry: blocked since ${since}, day ${days} -->`;
  const comment = `${marker}\n${blockedWords({ operator, why }, context)}`;
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

/** Whether it was seen on the pull request when this run began. */
function isThere({ known, author }: NoticeRun, number: number, marker: string): boolean {
  const pulls = [...known.values()].flatMap((it) => it.pulls);
  const { comments = [] } = pulls.find((it) => it.number === number) ?? {};
  return comments.some((it) => it.author === author && it.body.startsWith(marker));
}
