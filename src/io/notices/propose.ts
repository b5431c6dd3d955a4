// The pull requests of a notice: those that it needs are kept up to date, others are closed.

import { type Edited, editOf, type Plan } from "../../core/edit/plan.ts";
import type { Proposal } from "../../core/render/edit-proposal.ts";
import type { ProposalStanding } from "../../core/render/notice/context.ts";
import { whyNotProposed } from "../../core/render/notice/proposal.ts";
import { findProposal, type KnownBranch, readBranch } from "../github/known-branch.ts";
import { keepProposal, withdrawProposal } from "../github/proposals.ts";
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
  wanted: ToPropose,
  failures: string[],
): Promise<ProposalStanding> {
  const standing = await standingOf(noticeRun, wanted, failures);
  noticeRun.standings.set(wanted.branch, standing);
  return standing;
}

async function standingOf(
  noticeRun: NoticeRun,
  { branch, key, plan, wordsOf }: ToPropose,
  failures: string[],
): Promise<ProposalStanding> {
  const { api, commit, baseBranch, isNewest, source } = noticeRun;
  const edited = editOf(plan);
  if (!edited) return none(whyNotProposed(plan));
  if (!isNewest)
    return none(
      "The default branch has moved on since this was looked at: it is proposed at the next run, which follows by itself.",
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
      `It could not be proposed; it is tried again at the next run, within the hour. ${failures.at(-1)}`,
    );
  if (kept.state === "foreign") return { ...kept, branch };
  if (kept.state === "waiting") return { state: "waiting" };
  if (kept.state === "open") await check(noticeRun, { branch, ...kept }, failures);
  return { state: kept.state, number: kept.number };
}

/** A branch as it was when this run began; where that turned out to be too old, as it is. */
function looker({ api, known }: NoticeRun, branch: string): () => Promise<KnownBranch> {
  let seen = known.get(branch);
  return async () => {
    const found = seen ?? (await readBranch(api, branch));
    seen = undefined;
    return found;
  };
}

/** So many newest runs are looked through for each hundred of branches. */
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
      // What was made just now is not checked yet, unless the first attempt went better than GitHub said.
      if (!isFirst) checks.forget();
      if (!(isFirst && isNew) && (await checks.has(commit, pages))) return;
      isFirst = false;
      if (isNew || source.hasRoom(1)) await checks.start({ branch, commit, base: baseBranch });
    }),
  );
}

/**
 * Closes what was proposed on a branch; by an older commit than the newest nothing is known to be moot. What
 * GitHub refuses is added to the failures. Where there is no room for it, a later run does.
 */
export async function takeBack(
  noticeRun: NoticeRun,
  branch: string,
  why: string,
  failures: string[],
): Promise<void> {
  const { api, isNewest, source } = noticeRun;
  if (!isNewest || !source.hasRoom(2)) return;
  const look = looker(noticeRun, branch);
  await orFailure(failures, () =>
    steadily(`close what was proposed on ${branch}`, PERMISSION, async () =>
      withdrawProposal(api, { branch, why }, await look()),
    ),
  );
}

/** Where a proposal is that another run keeps, or this one has kept; undefined where there is none. */
export async function lookUp(
  noticeRun: NoticeRun,
  branch: string,
  key: string,
): Promise<ProposalStanding | undefined> {
  const kept = noticeRun.standings.get(branch);
  if (kept) return "number" in kept && kept.number !== undefined ? kept : undefined;
  const look = looker(noticeRun, branch);
  return steadily(`find the pull request of ${branch}`, "pull-requests: write", async () =>
    findProposal(noticeRun.api, { branch, key }, await look()),
  );
}

function none(why: string): ProposalStanding {
  return { state: "none", why };
}
