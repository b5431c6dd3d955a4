// A change that the registry proposes by a pull request from a branch of its own: opened once, kept up to
// date, and closed when it is proposed no more. Each step reads first, so that it may be repeated.

import type { Api } from "./api.ts";
import {
  type BranchTip,
  deleteBranch,
  readCommit,
  readText,
  readTip,
  writeBranch,
} from "./branches.ts";
import { isOurs, keyMark, marksAtEnd, WITHDRAWN } from "./proposal-marks.ts";

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
  | { state: "open"; number: number; commit: string }
  /** A person has closed it. */
  | { state: "declined"; number: number }
  /** Somebody else has commits on its branch, of whatever files; no pull request may be open from it. */
  | { state: "foreign"; number: number | undefined };

interface Pull {
  number: number;
  state: string;
  title: string;
  body: string | null;
  merged_at: string | null;
  head: { sha: string };
}

export async function keepProposal(api: Api, wanted: Proposal): Promise<ProposalState> {
  const pulls = await pullsOf(api, wanted.branch);
  const open = pulls.find(({ state }) => state === "open");
  const tip = await readTip(api, wanted.branch);
  const declined = open ? undefined : await declinedOf(api, pulls, { ...wanted, tip });
  if (declined) return { state: "declined", number: declined.number };
  if (tip && tip.ownBase === undefined) return { state: "foreign", number: open?.number };
  // What was merged already would be a pull request of nothing.
  const isSpent = pulls.some((it) => it.merged_at !== null && it.head.sha === tip?.commit);
  const isAsWanted = tip !== undefined && !isSpent && (await holds(api, tip, wanted));
  const commit = isAsWanted
    ? tip.commit
    : await writeBranch(api, { ...wanted, base: wanted.base.commit }, tip);
  if (open) await retell(api, open, wanted);
  const number = open ? open.number : await openPull(api, wanted);
  return { state: "open", number, commit };
}

/** Where a proposal stands that is kept elsewhere; undefined where there is none. */
export async function findProposal(
  api: Api,
  branch: string,
  key: string,
): Promise<{ state: "open" | "declined"; number: number } | undefined> {
  const pulls = await pullsOf(api, branch);
  const open = pulls.find(({ state }) => state === "open");
  if (open) return { state: "open", number: open.number };
  const tip = await readTip(api, branch);
  const declined = await declinedOf(api, pulls, { branch, key, tip });
  return declined && { state: "declined", number: declined.number };
}

/**
 * Closes the pull request of a branch, if one of ours is open, with a word on why, and takes the branch away.
 * Pull requests and commits of others stay as they are.
 */
export async function withdrawProposal(api: Api, branch: string, why: string): Promise<void> {
  const { octokit, repo } = api;
  const open = (await pullsOf(api, branch)).find(({ state }) => state === "open");
  if (open && !isOurs(open.body)) return;
  const tip = await readTip(api, branch);
  if (open) {
    const body = `${why}\n\n${open.body ?? ""}\n${WITHDRAWN}`;
    await octokit.rest.pulls.update({ ...repo, pull_number: open.number, body, state: "closed" });
  }
  if (tip?.ownBase !== undefined) await deleteBranch(api, branch);
}

/** The newest first. */
async function pullsOf({ octokit, repo }: Api, branch: string): Promise<Pull[]> {
  const { data } = await octokit.rest.pulls.list({
    ...repo,
    head: `${repo.owner}:${branch}`,
    state: "all",
    sort: "created",
    direction: "desc",
    per_page: 100,
  });
  return data;
}

/**
 * Closing it declines it. But one with commits of somebody else is closed as well by the deletion of its
 * branch, which is how it is asked for anew.
 */
async function declinedOf(
  api: Api,
  [newest]: readonly Pull[],
  { branch, key, tip }: { branch: string; key: string; tip: BranchTip | undefined },
): Promise<Pull | undefined> {
  if (!newest || newest.merged_at !== null) return undefined;
  const marks = marksAtEnd(newest.body);
  if (!marks.includes(keyMark(key)) || marks.includes(WITHDRAWN)) return undefined;
  if (tip) return newest;
  const last = await readCommit(api, branch, newest.head.sha);
  return last.ownBase === undefined ? undefined : newest;
}

/**
 * Whether the branch has what is wanted, and nothing on the default branch stands against merging it: the
 * file there is as it was when the branch was made.
 */
async function holds(api: Api, tip: BranchTip, { file, text, base }: Proposal): Promise<boolean> {
  // Nobody else's commits go into a pull request that the registry opens.
  if (tip.ownBase === undefined) return false;
  if ((await readText(api, file, tip.commit)) !== text) return false;
  if (tip.ownBase === base.commit) return true;
  return (await readText(api, file, tip.ownBase)) === (await readText(api, file, base.commit));
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
  const body = bodyOf(wanted);
  if (open.title === wanted.title && open.body?.trimEnd() === body.trimEnd()) return;
  await octokit.rest.pulls.update({
    ...repo,
    pull_number: open.number,
    title: wanted.title,
    body,
  });
}

function bodyOf({ body, key }: Proposal): string {
  return `${body}\n${keyMark(key)}`;
}
