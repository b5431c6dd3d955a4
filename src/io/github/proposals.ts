// A change that the registry proposes by a pull request from a branch of its own: opened once, kept up to
// date, and closed when it is proposed no more. Each step reads first, so that it may be repeated.

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
  /** The file as it should be. */
  text: string;
  /** The default branch, and the commit of it that the text was made from. */
  base: { branch: string; commit: string };
  title: string;
  /** GitHub Markdown. */
  body: string;
  /**
   * What is proposed, in a word that no text can forge, such as a digest. A person who closes the pull
   * request declines just that; something else is proposed anew.
   */
  key: string;
}

/** Where a proposal stands. */
export type ProposalState =
  /** `isNew`: whether the commit was made just now. */
  | { state: "open"; number: number; commit: string; isNew: boolean }
  /** A person has closed it. */
  | { state: "declined"; number: number }
  /** Somebody else has commits on its branch, of whatever files; no pull request may be open from it. */
  | { state: "foreign"; number: number | undefined }
  /** It is to be opened, and there was no room for that in this run. */
  | { state: "waiting" };

/** What a proposal is decided by, beside its branch. */
export interface ProposalSource {
  /** The text of a file in a commit. */
  readText: (path: string, commit: string) => Promise<string | undefined>;
  /** Whether a commit is in the default branch: a branch that is there has nothing of its own. */
  isInBase: (commit: string) => Promise<boolean>;
  /** Whether there is room for so many requests more. */
  hasRoom: (requests: number) => boolean;
}

/** At most: to make a branch and open its pull request; to rebuild one and tell of it. */
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
  // What was merged already would be a pull request of nothing.
  const isSpent = isEmpty || pulls.some((it) => it.isMerged && it.head === tip?.commit);
  const isAsWanted = tip !== undefined && !isSpent && (await holds(tip, wanted, source));
  const isToRetell = open !== undefined && !tells(open, wanted);
  if ((!isAsWanted || !open || isToRetell) && !source.hasRoom(tip ? COSTS.rebuild : COSTS.open)) {
    if (!open || !tip) return { state: "waiting" };
    return { state: "open", number: open.number, commit: tip.commit, isNew: false };
  }
  const commit = isAsWanted ? tip.commit : await writeBranch(api, wanted, tip);
  if (isToRetell) await retell(api, open, wanted);
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
 * Closes the pull request of a branch, if one of ours is open, with a word on why, and takes the branch away.
 * Pull requests and commits of others stay as they are.
 */
export async function withdrawProposal(
  api: WritableApi,
  { branch, why }: { branch: string; why: string },
  { tip, pulls }: KnownBranch,
): Promise<void> {
  const { octokit, repo } = api;
  const open = pulls.find(({ isOpen }) => isOpen);
  if (open && !isOurs(open.body)) return;
  if (open) {
    const body = `${why}\n\n${open.body}\n${WITHDRAWN}`;
    await octokit.rest.pulls.update({ ...repo, pull_number: open.number, body, state: "closed" });
  }
  if (tip?.ownBase !== undefined) await deleteBranch(api, branch, tip.commit);
}

/**
 * Whether the branch has what is wanted, and nothing on the default branch stands against merging it: the
 * file there is as it was when the branch was made.
 */
async function holds(
  tip: BranchTip,
  { file, text, base }: Proposal,
  { readText }: ProposalSource,
): Promise<boolean> {
  // Nobody else's commits go into a pull request that the registry opens.
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

async function retell({ octokit, repo }: Api, open: Pull, wanted: Proposal): Promise<void> {
  await octokit.rest.pulls.update({
    ...repo,
    pull_number: open.number,
    title: wanted.title,
    body: bodyOf(wanted),
  });
}

/** Whether it says what is wanted. */
function tells({ title, body }: Pull, wanted: Proposal): boolean {
  return title === wanted.title && body.trimEnd() === bodyOf(wanted).trimEnd();
}

function bodyOf({ body, key }: Proposal): string {
  return `${body}\n${keyMark(key)}`;
}
