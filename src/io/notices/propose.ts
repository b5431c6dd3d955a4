// The pull requests of a notice: those that it needs are kept up to date, others are closed.

import { type Edited, editOf, type Plan } from "../../core/edit/plan.ts";
import type { ProposalStanding } from "../../core/render/notice/context.ts";
import { type ProposalWords, whyNotProposed } from "../../core/render/notice/proposal.ts";
import { type CheckToStart, startCheck } from "../github/checks.ts";
import { findProposal, keepProposal, withdrawProposal } from "../github/proposals.ts";
import { GitHubError, steadily } from "../github/steadily.ts";
import type { NoticeRun } from "./notice-run.ts";

const PERMISSION = "contents: write and pull-requests: write";

export interface ToPropose {
  branch: string;
  key: string;
  plan: Plan;
  /** Of the plan's one edit. */
  wordsOf: (edited: Edited) => ProposalWords;
}

/** What could not be done, beside where it stands all the same. */
export interface Proposed {
  standing: ProposalStanding;
  failure?: string;
}

export async function propose(noticeRun: NoticeRun, wanted: ToPropose): Promise<Proposed> {
  const { api, commit, baseBranch, check, isNewest } = noticeRun;
  const { branch, key, plan } = wanted;
  const edited = editOf(plan);
  if (!edited) return { standing: { state: "none", why: whyNotProposed(plan) } };
  if (!isNewest)
    return none(
      "The default branch has moved on since this was looked at: it is proposed at the next run, which follows by itself.",
    );
  const { file, text } = edited;
  const { title, body } = wanted.wordsOf(edited);
  const base = { branch: baseBranch, commit };
  let head: string | undefined;
  const proposed = await told(`propose a change on ${branch}`, async () => {
    const kept = await keepProposal(api, { branch, file, text, base, title, body, key });
    if (kept.state === "foreign") return { ...kept, branch };
    if (kept.state === "open") head = kept.commit;
    return { state: kept.state, number: kept.number };
  });
  return head === undefined || check === undefined
    ? proposed
    : checked(noticeRun, proposed, { workflow: check, branch, commit: head, base: baseBranch });
}

/** It stands where it stands, also where its check cannot be started. */
async function checked(
  noticeRun: NoticeRun,
  proposed: Proposed,
  check: CheckToStart,
): Promise<Proposed> {
  try {
    await steadily({
      what: `start ${check.workflow} on ${check.branch}`,
      permission: "actions: write",
      act: () => startCheck(noticeRun.api, check),
    });
    return proposed;
  } catch (error) {
    if (!(error instanceof GitHubError)) throw error;
    return { ...proposed, failure: error.message };
  }
}

/** Closes what was proposed on a branch; by an older commit than the newest nothing is known to be moot. */
export async function takeBack(
  noticeRun: NoticeRun,
  branch: string,
  why: string,
): Promise<Proposed> {
  if (!noticeRun.isNewest) return none("");
  return told(`close what was proposed on ${branch}`, async () => {
    await withdrawProposal(noticeRun.api, branch, why);
    return { state: "none", why: "" };
  });
}

/** Where a proposal stands that another run keeps; undefined where there is none. */
export async function lookUp(
  noticeRun: NoticeRun,
  branch: string,
  key: string,
): Promise<ProposalStanding | undefined> {
  return steadily({
    what: `find the pull request of ${branch}`,
    permission: "pull-requests: write",
    act: () => findProposal(noticeRun.api, branch, key),
  });
}

/** One coalition's trouble is told in its place, and holds up no other's. */
async function told(what: string, act: () => Promise<ProposalStanding>): Promise<Proposed> {
  try {
    return { standing: await steadily({ what, permission: PERMISSION, act }) };
  } catch (error) {
    if (!(error instanceof GitHubError)) throw error;
    const why = `It could not be proposed; it is tried again at the next run, within the hour. ${error.message}`;
    return { standing: { state: "none", why }, failure: error.message };
  }
}

function none(why: string): Proposed {
  return { standing: { state: "none", why } };
}
