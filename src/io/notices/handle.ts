// Handles one notice: opens the pull requests that it needs, closes others, and updates its labels and its comment. It
// changes only what differs, so handling it again, at any time and in any order, has the same result.

import { type Edited, editOf } from "../../core/edit/plan.ts";
import { dueIn } from "../../core/notice/cutover.ts";
import type { Judgement } from "../../core/notice/judge.ts";
import { labelsOfNotice } from "../../core/notice/labels.ts";
import {
  cutoverBranch,
  noticeBranch,
  noticeBranches,
  proposalKey,
} from "../../core/notice/proposal-names.ts";
import { renderNotice } from "../../core/render/notice/comment.ts";
import type { NoticeContext, ProposalStatus } from "../../core/render/notice/context.ts";
import { stepWords } from "../../core/render/notice/proposal.ts";
import { hasCome } from "../../core/time.ts";
import { type Kept, keepComment } from "../github/comment.ts";
import { keepLabels } from "../github/labels.ts";
import { steadily } from "../github/steadily.ts";
import { settle } from "../settle.ts";
import { contextFor } from "./accounts.ts";
import type { Filed } from "./filed.ts";
import { operatorsOf } from "./look-ahead.ts";
import type { NoticeRun } from "./notice-run.ts";
import { lookUp, propose, takeBack } from "./propose.ts";
import { remind } from "./remind.ts";

export interface Handled {
  proposals: ReadonlyMap<string, ProposalStatus>;
  comment: Kept | undefined;
}

/** A failure does not stop the rest, and is thrown at the end. */
export async function handleNotice(
  noticeRun: NoticeRun,
  filed: Filed,
  judgement: Judgement,
): Promise<Handled> {
  const context = await contextFor(noticeRun, operatorsOf(judgement));
  const failures: string[] = [];
  const proposals = new Map<string, ProposalStatus>();
  for (const step of judgement.steps) {
    const { coalition, what, entry, plan, operator } = step;
    const toPropose = {
      branch: noticeBranch(judgement.number, coalition),
      key: proposalKey(what, [entry]),
      plan,
      wordsOf: (edited: Edited) => stepWords(step, edited, judgement, context),
    };
    const status = await propose(noticeRun, toPropose, failures);
    proposals.set(coalition, status);
    // An announcement that was not merged in time.
    const isDue = what !== "withdraw" && hasCome(entry.effectiveAt, noticeRun.by.now);
    if (isDue && status.state === "open") {
      const about = { number: status.number, since: entry.effectiveAt, operator };
      await remind(noticeRun, about, context, failures);
    }
  }
  if (judgement.stage !== "faulty") await takeBackOthers(noticeRun, judgement, failures);
  for (const [coalition, status] of await otherProposals(noticeRun, judgement)) {
    proposals.set(coalition, status);
  }
  const comment = await keepLabelsAndComment(noticeRun, filed, { judgement, proposals, context });
  await settle([], failures);
  return { proposals, comment };
}

const NOT_ASKED =
  "**Closed by the registry:** the bump notice no longer asks for this. See the comment on the notice.";

/** Closes pull requests that the notice no longer needs. */
async function takeBackOthers(
  noticeRun: NoticeRun,
  { number, steps, effects }: Judgement,
  failures: string[],
): Promise<void> {
  const own = noticeRun.branches.filter((it) => it.startsWith(noticeBranches(number)));
  // A blocked change is still wanted, although it cannot be planned now.
  const blocked = effects.filter(({ stage }) => stage === "blocked");
  const proposed = steps.filter(({ plan }) => editOf(plan));
  const needed = new Set(
    [...proposed, ...blocked].map(({ coalition }) => noticeBranch(number, coalition)),
  );
  for (const branch of own.filter((it) => !needed.has(it))) {
    await takeBack(noticeRun, branch, NOT_ASKED, failures);
  }
}

/**
 * Pull requests that this run does not update: those of actions/cutover for due changes, and those in coalitions whose
 * definition cannot be edited now.
 */
async function otherProposals(
  noticeRun: NoticeRun,
  { effects, number }: Judgement,
): Promise<[coalition: string, ProposalStatus][]> {
  const { registry, published, now } = noticeRun.by;
  const found: [string, ProposalStatus][] = [];
  for (const { coalition, stage, file, wanted } of effects) {
    if (stage !== "due" && stage !== "blocked") continue;
    const definition = registry.get(file)?.definition ?? published.get(coalition);
    const due = definition ? dueIn(definition, now) : [];
    const [branch, key] =
      due.length > 0
        ? [cutoverBranch(coalition), proposalKey("cutover", due)]
        : [noticeBranch(number, coalition), proposalKey("announce", [wanted])];
    const status = await lookUp(noticeRun, branch, key);
    if (status) found.push([coalition, status]);
  }
  return found;
}

/** Updates both, even if one fails. */
async function keepLabelsAndComment(
  noticeRun: NoticeRun,
  { issue, kept: before, marks, refusedAcceptance }: Filed,
  {
    judgement,
    proposals,
    context,
  }: Pick<Handled, "proposals"> & { judgement: Judgement; context: NoticeContext },
): Promise<Kept | undefined> {
  if (!issue) return undefined;
  const { number } = issue;
  const seen = { own: issue.labels, all: noticeRun.labels };
  let kept: Kept | undefined;
  const keep = (what: string, act: () => Promise<unknown>) => () =>
    steadily(`keep the ${what} of #${number}`, "issues: write", act);
  const labels = keep("labels", () =>
    keepLabels(noticeRun.api, { number, ...labelsOfNotice(judgement), seen }),
  );
  const comment = keep("comment", async () => {
    const comment = renderNotice({ judgement, proposals, marks, refusedAcceptance }, context);
    kept = await keepComment(noticeRun, { number, comment, seen: before?.body });
  });
  // The refused label is removed before the comment shows the new text, which it would otherwise confirm.
  if (refusedAcceptance !== undefined) await labels();
  await settle([labels, comment]);
  return kept;
}
