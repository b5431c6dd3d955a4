// The pull requests that a notice would lead to: what the workflows open, without GitHub.

import { type Edited, editOf } from "../src/core/edit/plan.ts";
import { planCutover } from "../src/core/notice/cutover.ts";
import type { Judgement } from "../src/core/notice/judge.ts";
import type { JudgedBy } from "../src/core/notice/judged-by.ts";
import { cutoverBranch, noticeBranch } from "../src/core/notice/proposal-names.ts";
import { diffText, lineDiff } from "../src/core/render/line-diff.ts";
import type { NoticeContext, ProposalStanding } from "../src/core/render/notice/context.ts";
import {
  cutoverWords,
  type ProposalWords,
  stepWords,
  whyNotProposed,
} from "../src/core/render/notice/proposal.ts";

export interface WouldPropose extends ProposalWords {
  coalition: string;
  file: string;
  branch: string;
  /** Lines, each with its mark. */
  diff: string[];
}

/** What is to be proposed now: of each step, and of each coalition in which the notice is due. */
export function wouldPropose(
  judgement: Judgement,
  { registry, now }: JudgedBy,
  context: NoticeContext,
): WouldPropose[] {
  const { effects, steps, number } = judgement;
  const announcing = steps.flatMap((step) => {
    const edited = editOf(step.plan);
    const words = edited && stepWords(step, edited, judgement, context);
    return words ? [{ ...words, edited, branch: noticeBranch(number, step.coalition) }] : [];
  });
  const carrying = effects.flatMap(({ stage, file, coalition, operator }) => {
    if (stage !== "due") return [];
    const { due, ...plan } = planCutover(registry, file, now);
    const edited = editOf(plan);
    const words = edited && cutoverWords({ edited, due, operator }, context);
    return words ? [{ ...words, edited, branch: cutoverBranch(coalition) }] : [];
  });
  return [...announcing, ...carrying].map(({ edited, ...words }) => {
    const { name: coalition, file } = edited as Edited;
    const diff = lineDiff(registry.get(file)?.source.text ?? "", (edited as Edited).text);
    return { ...words, coalition, file, diff: diff ? diffText(file, diff) : [] };
  });
}

/** Where each step of a notice would stand, in the place of what GitHub knows. */
export function wouldStand(
  { steps }: Judgement,
  proposed: readonly WouldPropose[],
): Map<string, ProposalStanding> {
  return new Map(
    steps.map(({ coalition, plan }): [string, ProposalStanding] => {
      const found = proposed.find((it) => it.coalition === coalition);
      const why = found
        ? `A pull request would be opened from ${found.branch}.`
        : whyNotProposed(plan);
      return [coalition, { state: "none", why }];
    }),
  );
}
