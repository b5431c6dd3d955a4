// Opens one pull request for each coalition with all its due changes, because changes announced for one time have one
// next fingerprint.

import { warning } from "@actions/core";
import { type Edited, editOf } from "../../core/edit/plan.ts";
import { dueIn, planCutover } from "../../core/notice/cutover.ts";
import type { Judgement } from "../../core/notice/judge.ts";
import { refusedReason } from "../../core/notice/no-action-reasons.ts";
import {
  CUTOVER_BRANCHES,
  cutoverBranch,
  noticeBranch,
  proposalKey,
} from "../../core/notice/proposal-names.ts";
import { isDecisive } from "../../core/notice/steps.ts";
import { blockedReason, unreadIn } from "../../core/notice/unread.ts";
import type { Definition, Upcoming } from "../../core/registry/definition.ts";
import type { Defined } from "../../core/registry/snapshot.ts";
import { cutoverWords } from "../../core/render/notice/proposal.ts";
import { oneLine } from "../../core/text.ts";
import { hasCome, secondsOf, timeFromEpoch } from "../../core/time.ts";
import { orFailure } from "../github/steadily.ts";
import { contextFor } from "./accounts.ts";
import type { NoticeRun } from "./notice-run.ts";
import { lookUp, propose, takeBack } from "./propose.ts";
import { remind, remindBlocked } from "./remind.ts";

const NOT_DUE =
  "**Closed by the registry:** nothing is due in this coalition now, or its notice was edited or withdrawn.";

/**
 * Returns the coalitions with due changes. `judged`: the known notices. A request that GitHub refuses for one coalition
 * does not stop the others.
 */
export async function keepCutovers(
  noticeRun: NoticeRun,
  judged: readonly Judgement[],
): Promise<{ due: string[]; failures: string[] }> {
  const there = noticeRun.branches.filter((it) => it.startsWith(CUTOVER_BRANCHES));
  const due: string[] = [];
  const failures: string[] = [];
  for (const defined of noticeRun.by.registry.definitions) {
    const isDue = await orFailure(failures, () =>
      keepCutover(noticeRun, defined, judged, failures),
    );
    if (isDue) due.push(defined.definition.name);
  }
  for (const { coalition, file, last } of unreadIn(noticeRun.by)) {
    if (last && isLeft(noticeRun, last)) due.push(coalition);
    const waiting = last ? dueIn(last, noticeRun.by.now) : [];
    if (!last || waiting.length === 0) continue;
    const reason = blockedReason({ coalition, file: file?.file }, noticeRun.by.registry);
    await keepBlocked(noticeRun, last, { due: waiting, reason }, failures);
    due.push(coalition);
  }
  const needed = new Set(due.map(cutoverBranch));
  // After a failure, branches that look unneeded may be needed.
  const spare = failures.length > 0 ? [] : there.filter((it) => !needed.has(it));
  for (const branch of spare) await takeBack(noticeRun, branch, NOT_DUE, failures);
  return { due, failures };
}

/** Returns whether anything is due. */
async function keepCutover(
  noticeRun: NoticeRun,
  { file, definition }: Defined,
  judged: readonly Judgement[],
  failures: string[],
): Promise<boolean> {
  const { registry, now } = noticeRun.by;
  if (!definition.upcoming) return false;
  if (isLeft(noticeRun, definition)) return true;
  const { name: coalition, operator } = definition;
  const held = await heldIn(noticeRun, definition, judged);
  const plan = planCutover(registry, file, now, ({ notice, id }) =>
    held.some((it) => it.notice === notice && it.id === id),
  );
  const { due } = plan;
  const [first] = due;
  if (!first) return false;
  const context = await contextFor(noticeRun, [operator]);
  if (!editOf(plan)) {
    const reason =
      plan.refused.length > 0
        ? refusedReason(plan.refused)
        : blockedReason({ coalition, file }, registry);
    await keepBlocked(noticeRun, definition, { due, reason }, failures);
    return true;
  }
  const toPropose = {
    branch: cutoverBranch(coalition),
    key: proposalKey("cutover", due),
    plan,
    wordsOf: (edited: Edited) => cutoverWords({ edited, due, operator }, context),
  };
  const status = await propose(noticeRun, toPropose, failures);
  if (status.state === "open") {
    const about = { number: status.number, since: first.effectiveAt, operator };
    await remind(noticeRun, about, context, failures);
  }
  return true;
}

/** The clocks of runners differ by less. */
const CLOCKS_DIFFER_SECONDS = 60;

/**
 * Whether to leave the pull request alone: another run, whose clock is ahead, opened it for a change that is due for
 * this run in a moment.
 */
function isLeft({ by, branches }: NoticeRun, { name, upcoming = [] }: Definition): boolean {
  const soon = timeFromEpoch(secondsOf(by.now) + CLOCKS_DIFFER_SECONDS);
  const isSoon = upcoming.some(({ effectiveAt: at }) => !hasCome(at, by.now) && hasCome(at, soon));
  return isSoon && branches.includes(cutoverBranch(name));
}

/** For a due change that is blocked: its pull request stays, and says what to fix. */
async function keepBlocked(
  noticeRun: NoticeRun,
  { name, operator }: Definition,
  { due, reason }: { due: readonly Upcoming[]; reason: string },
  failures: string[],
): Promise<void> {
  warning(oneLine(`${name} is blocked. ${reason}`));
  const [first] = due;
  const key = proposalKey("cutover", due);
  const status = await orFailure(failures, () => lookUp(noticeRun, cutoverBranch(name), key));
  if (status?.state !== "open" || !first) return;
  const about = { number: status.number, since: first.effectiveAt, operator, reason };
  await remindBlocked(noticeRun, about, await contextFor(noticeRun, [operator]), failures);
}

/**
 * Due entries that wait, because their notice was edited or withdrawn and the coalition has not decided on that. If its
 * operator declines, the announcement takes effect.
 */
async function heldIn(
  noticeRun: NoticeRun,
  { name: coalition, upcoming = [] }: Definition,
  judged: readonly Judgement[],
): Promise<Upcoming[]> {
  const held: Upcoming[] = [];
  for (const entry of upcoming.filter((it) => hasCome(it.effectiveAt, noticeRun.by.now))) {
    const { notice } = entry;
    const { steps = [] } = judged.find(({ number }) => number === notice) ?? {};
    const step = steps.find((it) => it.coalition === coalition);
    if (!step || !isDecisive(step, entry)) continue;
    const key = proposalKey(step.what, [step.entry]);
    const status = await lookUp(noticeRun, noticeBranch(notice, coalition), key);
    if (status?.state !== "declined") held.push(entry);
  }
  return held;
}
