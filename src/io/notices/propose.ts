// The pull requests of a notice: those that it needs are kept up to date, others are closed.

import { type Edited, editOf, type Plan } from "../../core/edit/plan.ts";
import type { Proposal } from "../../core/render/edit-proposal.ts";
import type { ProposalStanding } from "../../core/render/notice/context.ts";
import { whyNotProposed } from "../../core/render/notice/proposal.ts";
import { startCheck } from "../github/checks.ts";
import { findProposal, keepProposal, withdrawProposal } from "../github/proposals.ts";
import { orFailure, steadily } from "../github/steadily.ts";
import type { NoticeRun } from "./notice-run.ts";

const PERMISSION = "contents: write and pull-requests: write";

export interface ToPropose {
  branch: string;
  key: string;
  plan: Plan;
  /** Of the plan's one edit. */
  wordsOf: (edited: Edited) => Proposal;
}

/** Where the proposal is then; what GitHub refuses is added to the failures, and holds up no other. */
export async function propose(
  noticeRun: NoticeRun,
  { branch, key, plan, wordsOf }: ToPropose,
  failures: string[],
): Promise<ProposalStanding> {
  const { api, commit, baseBranch, check, isNewest } = noticeRun;
  const edited = editOf(plan);
  if (!edited) return none(whyNotProposed(plan));
  if (!isNewest)
    return none(
      "The default branch has moved on since this was looked at: it is proposed at the next run, which follows by itself.",
    );
  const { file, text } = edited;
  const proposal = { ...{ branch, file, text, key }, base: { branch: baseBranch, commit } };
  const kept = await orFailure(failures, () =>
    steadily(`propose a change on ${branch}`, PERMISSION, () =>
      keepProposal(api, { ...proposal, ...wordsOf(edited) }),
    ),
  );
  if (!kept)
    return none(
      `It could not be proposed; it is tried again at the next run, within the hour. ${failures.at(-1)}`,
    );
  if (kept.state === "foreign") return { ...kept, branch };
  const { state, number } = kept;
  if (kept.state === "open" && check !== undefined) {
    const toCheck = { workflow: check, branch, commit: kept.commit, base: baseBranch };
    await orFailure(failures, () =>
      steadily(`start ${check} on ${branch}`, "actions: write", () => startCheck(api, toCheck)),
    );
  }
  return { state, number };
}

/**
 * Closes what was proposed on a branch; by an older commit than the newest nothing is known to be moot. What
 * GitHub refuses is added to the failures.
 */
export async function takeBack(
  { api, isNewest }: NoticeRun,
  branch: string,
  why: string,
  failures: string[],
): Promise<void> {
  if (!isNewest) return;
  await orFailure(failures, () =>
    steadily(`close what was proposed on ${branch}`, PERMISSION, () =>
      withdrawProposal(api, branch, why),
    ),
  );
}

/** Where a proposal is that another run keeps; undefined where there is none. */
export function lookUp(
  { api }: NoticeRun,
  branch: string,
  key: string,
): Promise<ProposalStanding | undefined> {
  return steadily(`find the pull request of ${branch}`, "pull-requests: write", () =>
    findProposal(api, branch, key),
  );
}

function none(why: string): ProposalStanding {
  return { state: "none", why };
}
