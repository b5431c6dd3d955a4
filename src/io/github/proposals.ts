// Proposes a change by a pull request from a branch of the registry's own: opens it once, keeps it up to date, and
// closes it when the proposal is withdrawn. Each step reads first, so it is safe to repeat.

import type { Api } from "./api.ts";
import {
  type BranchTip,
  createBranch,
  deleteBranch,
  rebuildBranch,
  type WritableApi,
} from "./branches.ts";
import { declinedOf, type KnownBranch } from "./known-branch.ts";
import { isOurs, keyMark, WITHDRAWN } from "./proposal-marks.ts";
import type { Pull } from "./pulls.ts";

export interface Proposal {
  branch: string;
  file: string;
  /** The proposed content of the file. */
  text: string;
  /** The default branch, and its commit that the text was made from. */
  base: { branch: string; commit: string };
  title: string;
  /** GitHub Markdown. */
  body: string;
  /**
   * Identifies what is proposed, in a form that no text can forge, such as a digest. A person who closes the
   * pull request declines exactly this; a different proposal is opened again.
   */
  key: string;
}

export type ProposalState =
  /** `isNew`: whether this run made the commit. */
  | { state: "open"; number: number; commit: string; isNew: boolean }
  /** A person closed it. */
  | { state: "declined"; number: number }
  /** The branch has somebody else's commits. There may be no open pull request. */
  | { state: "foreign"; number: number | undefined }
  /** This run had no requests left to open it; a later run will. */
  | { state: "waiting" };

/** What `keepProposal` needs to know, beside the branch. */
export interface ProposalSource {
  readText: (path: string, commit: string) => Promise<string | undefined>;
  /** Whether a commit is in the default branch. A branch with such a tip has no changes. */
  isInBase: (commit: string) => Promise<boolean>;
  /** Whether the run may send so many more requests. */
  hasRoom: (requests: number) => boolean;
}

/** The most requests to create a branch with its pull request, and to rebuild one and edit its pull request. */
const COSTS = { open: 3, rebuild: 5 };

export async function keepProposal(
  api: WritableApi,
  wanted: Proposal,
  { tip, pulls }: KnownBranch,
  source: ProposalSource,
): Promise<ProposalState> {
  const open = pulls.find(({ isOpen }) => isOpen);
  const declined = open ? undefined : await declinedOf(api, pulls, { ...wanted, tip });
  if (declined) return { state: "declined", number: declined.number };
  const isEmpty = tip !== undefined && (await source.isInBase(tip.commit));
  if (tip && tip.ownBase === undefined && !isEmpty) {
    return { state: "foreign", number: open?.number };
  }
  // A merged branch would give an empty pull request.
  const isSpent = isEmpty || pulls.some((it) => it.isMerged && it.head === tip?.commit);
  const isAsWanted = tip !== undefined && !isSpent && (await holds(tip, wanted, source));
  const needsNewText = open !== undefined && !saysWhatIsWanted(open, wanted);
  if ((!isAsWanted || !open || needsNewText) && !source.hasRoom(tip ? COSTS.rebuild : COSTS.open)) {
    if (!open || !tip) return { state: "waiting" };
    return { state: "open", number: open.number, commit: tip.commit, isNew: false };
  }
  const commit = isAsWanted ? tip.commit : await writeBranch(api, wanted, tip);
  if (needsNewText) await updateText(api, open, wanted);
  const number = open ? open.number : await openPull(api, wanted);
  return { state: "open", number, commit, isNew: !isAsWanted };
}

function writeBranch(
  api: WritableApi,
  { base, ...wanted }: Proposal,
  tip: BranchTip | undefined,
): Promise<string> {
  const oneFile = { ...wanted, base: base.commit };
  return tip ? rebuildBranch(api, oneFile, tip.commit) : createBranch(api, oneFile);
}

/**
 * Closes the branch's open pull request if it is ours, puts the reason above its description, and deletes the branch.
 * Other people's pull requests and commits stay as they are.
 */
export async function withdrawProposal(
  api: WritableApi,
  { branch, reason }: { branch: string; reason: string },
  { tip, pulls }: KnownBranch,
): Promise<void> {
  const { octokit, repo } = api;
  const open = pulls.find(({ isOpen }) => isOpen);
  if (open && !isOurs(open.body)) return;
  if (open) {
    const body = `${reason}\n\n${open.body}\n${WITHDRAWN}`;
    await octokit.rest.pulls.update({ ...repo, pull_number: open.number, body, state: "closed" });
  }
  if (tip?.ownBase !== undefined) await deleteBranch(api, branch, tip.commit);
}

/**
 * Whether the branch has the wanted content and can be merged: the file on the default branch has not changed
 * since the branch was made.
 */
async function holds(
  tip: BranchTip,
  { file, text, base }: Proposal,
  { readText }: ProposalSource,
): Promise<boolean> {
  // The registry never opens a pull request with somebody else's commits.
  if (tip.ownBase === undefined) return false;
  if ((await readText(file, tip.commit)) !== text) return false;
  if (tip.ownBase === base.commit) return true;
  return (await readText(file, tip.ownBase)) === (await readText(file, base.commit));
}

async function openPull({ octokit, repo }: Api, wanted: Proposal): Promise<number> {
  const { data } = await octokit.rest.pulls.create({
    ...repo,
    head: wanted.branch,
    base: wanted.base.branch,
    title: wanted.title,
    body: bodyOf(wanted),
  });
  return data.number;
}

async function updateText({ octokit, repo }: Api, open: Pull, wanted: Proposal): Promise<void> {
  await octokit.rest.pulls.update({
    ...repo,
    pull_number: open.number,
    title: wanted.title,
    body: bodyOf(wanted),
  });
}

/** Whether the pull request has the wanted title and description. */
function saysWhatIsWanted({ title, body }: Pull, wanted: Proposal): boolean {
  return title === wanted.title && body.trimEnd() === bodyOf(wanted).trimEnd();
}

function bodyOf({ body, key }: Proposal): string {
  return `${body}\n${keyMark(key)}`;
}
