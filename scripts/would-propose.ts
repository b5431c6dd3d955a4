// The pull requests that a notice would open, worked out without GitHub.

import { type Edited, editOf } from "../src/core/edit/plan.ts";
import { planCutover } from "../src/core/notice/cutover.ts";
import type { Judgement } from "../src/core/notice/judge.ts";
import type { JudgedBy } from "../src/core/notice/judged-by.ts";
import { cutoverBranch, noticeBranch } from "../src/core/notice/proposal-names.ts";
import type { Proposal } from "../src/core/render/edit-proposal.ts";
import { diffText, lineDiff } from "../src/core/render/line-diff.ts";
import type { NoticeContext, ProposalStatus } from "../src/core/render/notice/context.ts";
import { cutoverWords, notProposedReason, stepWords } from "../src/core/render/notice/proposal.ts";

/** Functions, because a notice may open hundreds of pull requests and a person reads a few. */
export interface WouldPropose {
  coalition: string;
  branch: string;
  words: () => Proposal;
  /** Lines, each with its mark. */
  diff: () => string[];
}

/** One pull request for each step, and one for each coalition in which the notice is due. */
export function wouldPropose(
  judgement: Judgement,
  { registry, now }: JudgedBy,
  context: NoticeContext,
): WouldPropose[] {
  const { effects, steps, number } = judgement;
  const announcing = steps.flatMap((step) => {
    const edited = editOf(step.plan);
    const words = () => stepWords(step, edited as Edited, judgement, context);
    return edited ? [{ edited, words, branch: noticeBranch(number, step.coalition) }] : [];
  });
  const carrying = effects.flatMap(({ stage, file, coalition, operator }) => {
    if (stage !== "due") return [];
    const { due, ...plan } = planCutover(registry, file, now);
    const edited = editOf(plan);
    const words = () => cutoverWords({ edited: edited as Edited, due, operator }, context);
    return edited ? [{ edited, words, branch: cutoverBranch(coalition) }] : [];
  });
  return [...announcing, ...carrying].map(({ edited, ...proposed }) => {
    const { name: coalition, file } = edited;
    const diff = () => {
      const lines = lineDiff(registry.get(file)?.source.text ?? "", edited.text);
      return lines ? diffText(file, lines) : [];
    };
    return { ...proposed, coalition, diff };
  });
}

/** What the comment says about each step's pull request, without asking GitHub. */
export function proposalStatuses(
  { steps }: Judgement,
  proposed: readonly WouldPropose[],
): Map<string, ProposalStatus> {
  const branches = new Map(proposed.map(({ coalition, branch }) => [coalition, branch]));
  return new Map(
    steps.map(({ coalition, plan }): [string, ProposalStatus] => {
      const branch = branches.get(coalition);
      const reason = branch
        ? `A pull request would be opened from ${branch}.`
        : notProposedReason(plan);
      return [coalition, { state: "none", reason }];
    }),
  );
}
