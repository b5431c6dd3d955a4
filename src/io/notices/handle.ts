// One notice, handled: what it needs is proposed, what it needs no more is taken back, and its labels and its
// one comment say where it stands. It reads what is there and changes what differs, so that handling it again,
// at any time and in any order, comes to the same.

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
import type { NoticeContext, ProposalStanding } from "../../core/render/notice/context.ts";
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
  proposals: ReadonlyMap<string, ProposalStanding>;
  comment: Kept | undefined;
}

/** Throws, at the end, what any of it threw; the rest is done all the same. */
export async function handleNotice(
  noticeRun: NoticeRun,
  filed: Filed,
  judgement: Judgement,
): Promise<Handled> {
  const context = await contextFor(noticeRun, operatorsOf(judgement));
  const failures: string[] = [];
  const proposals = new Map<string, ProposalStanding>();
  for (const step of judgement.steps) {
    const { coalition, what, entry, plan, operator } = step;
    const toPropose = {
      branch: noticeBranch(judgement.number, coalition),
      key: proposalKey(what, [entry]),
      plan,
      wordsOf: (edited: Edited) => stepWords(step, edited, judgement, context),
    };
    const standing = await propose(noticeRun, toPropose, failures);
    proposals.set(coalition, standing);
    // An announcement that nobody has merged by its time.
    const isDue = what !== "withdraw" && hasCome(entry.effectiveAt, noticeRun.by.now);
    if (isDue && standing.state === "open") {
      const about = { number: standing.number, since: entry.effectiveAt, operator };
      await remind(noticeRun, about, context, failures);
    }
  }
  if (judgement.stage !== "faulty") await takeBackOthers(noticeRun, judgement, failures);
  for (const [coalition, standing] of await otherProposals(noticeRun, judgement)) {
    proposals.set(coalition, standing);
  }
  const comment = await tell(noticeRun, filed, { judgement, proposals, context });
  await settle([], failures);
  return { proposals, comment };
}

const NOT_ASKED =
  "**Closed by the registry:** the bump notice does not ask for this any more. Its comment says where it stands.";

/** What was proposed for the notice and is not any more. */
async function takeBackOthers(
  noticeRun: NoticeRun,
  { number, steps, effects }: Judgement,
  failures: string[],
): Promise<void> {
  const own = noticeRun.branches.filter((it) => it.startsWith(noticeBranches(number)));
  // What cannot be planned now is asked for nevertheless.
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
 * Where the pull requests are that another run keeps: the cutovers of coalitions in which the notice is due, which
 * actions/cutover keeps, and what was proposed before a definition became one that nobody can change.
 */
async function otherProposals(
  noticeRun: NoticeRun,
  { effects, number }: Judgement,
): Promise<[coalition: string, ProposalStanding][]> {
  const { registry, published, now } = noticeRun.by;
  const found: [string, ProposalStanding][] = [];
  for (const { coalition, stage, file, wanted } of effects) {
    if (stage !== "due" && stage !== "blocked") continue;
    const definition = registry.get(file)?.definition ?? published.get(coalition);
    const due = definition ? dueIn(definition, now) : [];
    const [branch, key] =
      due.length > 0
        ? [cutoverBranch(coalition), proposalKey("cutover", due)]
        : [noticeBranch(number, coalition), proposalKey("announce", [wanted])];
    const standing = await lookUp(noticeRun, branch, key);
    if (standing) found.push([coalition, standing]);
  }
  return found;
}

/** Labels and comment, each of which is kept whatever becomes of the other. */
async function tell(
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
  const told = keep("comment", async () => {
    const comment = renderNotice({ judgement, proposals, marks, refusedAcceptance }, context);
    kept = await keepComment(noticeRun, { number, comment, seen: before?.body });
  });
  // A label that is not believed must be gone before the comment shows the text that it would vouch for.
  if (refusedAcceptance !== undefined) await labels();
  await settle([labels, told]);
  return kept;
}
