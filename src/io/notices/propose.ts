// Updates the pull requests that a notice needs, and closes others.

import { type Edited, editOf, type Plan } from "../../core/edit/plan.ts";
import type { Proposal } from "../../core/render/edit-proposal.ts";
import type { ProposalStatus } from "../../core/render/notice/context.ts";
import { notProposedReason } from "../../core/render/notice/proposal.ts";
import { findProposal, type KnownBranch, readBranch } from "../github/known-branch.ts";
import { keepProposal, withdrawProposal } from "../github/proposals.ts";
import { orFailure, steadily } from "../github/steadily.ts";
import type { NoticeRun } from "./notice-run.ts";

const PERMISSION = "contents: write and pull-requests: write";

export interface ToPropose {
  branch: string;
  key: string;
  plan: Plan;
  /** For the plan's one edit. */
  wordsOf: (edited: Edited) => Proposal;
}

/** Requests that GitHub refuses are added to the failures, and do not stop other proposals. */
export async function propose(
  noticeRun: NoticeRun,
  wanted: ToPropose,
  failures: string[],
): Promise<ProposalStatus> {
  const status = await proposalStatus(noticeRun, wanted, failures);
  noticeRun.statuses.set(wanted.branch, status);
  return status;
}

async function proposalStatus(
  noticeRun: NoticeRun,
  { branch, key, plan, wordsOf }: ToPropose,
  failures: string[],
): Promise<ProposalStatus> {
  const { api, commit, baseBranch, isNewest, source } = noticeRun;
  const edited = editOf(plan);
  if (!edited) return none(notProposedReason(plan));
  if (!isNewest)
    return none(
      "The default branch changed during this run. The next run, which starts soon, proposes it.",
    );
  const { file, text } = edited;
  const proposal = { ...{ branch, file, text, key }, base: { branch: baseBranch, commit } };
  const look = looker(noticeRun, branch);
  const kept = await orFailure(failures, () =>
    steadily(`propose a change on ${branch}`, PERMISSION, async () =>
      keepProposal(api, { ...proposal, ...wordsOf(edited) }, await look(), source),
    ),
  );
  if (!kept)
    return none(
      `Opening a pull request failed; the next hourly run tries again. ${failures.at(-1)}`,
    );
  if (kept.state === "foreign") return { ...kept, branch };
  if (kept.state === "waiting") return { state: "waiting" };
  if (kept.state === "open") await check(noticeRun, { branch, ...kept }, failures);
  return { state: kept.state, number: kept.number };
}

/** A branch as seen at the start of the run; at a second attempt, as it is now. */
function looker({ api, known }: NoticeRun, branch: string): () => Promise<KnownBranch> {
  let seen = known.get(branch);
  return async () => {
    const found = seen ?? (await readBranch(api, branch));
    seen = undefined;
    return found;
  };
}

/** Pages of the newest runs to search for each hundred branches. */
const PAGES_FOR_EACH_HUNDRED = 1;

async function check(
  { checks, check: workflow, branches, baseBranch, source }: NoticeRun,
  { branch, commit, isNew }: { branch: string; commit: string; isNew: boolean },
  failures: string[],
): Promise<void> {
  if (!checks) return;
  const pages = 1 + Math.floor(branches.length / 100) * PAGES_FOR_EACH_HUNDRED;
  let isFirst = true;
  await orFailure(failures, () =>
    steadily(`start ${workflow} on ${branch}`, "actions: write", async () => {
      // A new commit has no check yet, unless a first attempt worked although GitHub reported an error.
      if (!isFirst) checks.forget();
      if (!(isFirst && isNew) && (await checks.has(commit, pages))) return;
      isFirst = false;
      if (isNew || source.hasRoom(1)) await checks.start({ branch, commit, base: baseBranch });
    }),
  );
}

/**
 * Closes the proposal on a branch. Does nothing on an outdated commit, or if too few requests are left: a later run
 * does it then. Requests that GitHub refuses are added to the failures.
 */
export async function takeBack(
  noticeRun: NoticeRun,
  branch: string,
  reason: string,
  failures: string[],
): Promise<void> {
  const { api, isNewest, source } = noticeRun;
  if (!isNewest || !source.hasRoom(2)) return;
  const look = looker(noticeRun, branch);
  await orFailure(failures, () =>
    steadily(`close what was proposed on ${branch}`, PERMISSION, async () =>
      withdrawProposal(api, { branch, reason }, await look()),
    ),
  );
}

/** The proposal on a branch, whichever run updates it; undefined if there is none. */
export async function lookUp(
  noticeRun: NoticeRun,
  branch: string,
  key: string,
): Promise<ProposalStatus | undefined> {
  const kept = noticeRun.statuses.get(branch);
  if (kept) return "number" in kept && kept.number !== undefined ? kept : undefined;
  const look = looker(noticeRun, branch);
  return steadily(`find the pull request of ${branch}`, "pull-requests: write", async () =>
    findProposal(noticeRun.api, { branch, key }, await look()),
  );
}

function none(reason: string): ProposalStatus {
  return { state: "none", reason };
}
