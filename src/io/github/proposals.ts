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
import { startCheck } from "./start-check.ts";

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
  /** The workflow that checks it, where the token's own pull requests start none: `check.yml`. */
  check: string | undefined;
}

/** Where a proposal stands; "foreign" is one whose branch somebody else has commits on, of whatever files. */
export interface ProposalState {
  state: "opened" | "updated" | "unchanged" | "declined" | "foreign";
  number: number;
}

interface Pull {
  number: number;
  state: string;
  title: string;
  body: string | null;
  merged_at: string | null;
  head: { sha: string };
}

const keyLine = (key: string) => `<!-- coalition registry: proposes ${key} -->`;
const WITHDRAWN = "<!-- coalition registry: withdrawn -->";

export async function keepProposal(api: Api, wanted: Proposal): Promise<ProposalState> {
  try {
    return await keepOnce(api, wanted);
  } catch (error) {
    // Where another run, or a person at the branch, was faster, it is there to be read now.
    if ((error as { status?: number }).status !== 422) throw error;
    return keepOnce(api, wanted);
  }
}

async function keepOnce(api: Api, wanted: Proposal): Promise<ProposalState> {
  const pulls = await pullsOf(api, wanted.branch);
  const open = pulls.find(({ state }) => state === "open");
  const tip = await readTip(api, wanted.branch);
  const declined = open ? undefined : await declinedOf(api, pulls, { ...wanted, tip });
  if (declined) return { state: "declined", number: declined.number };
  if (tip && tip.ownBase === undefined && open) return { state: "foreign", number: open.number };
  // What was merged already would be a pull request of nothing.
  const isSpent = pulls.some((it) => it.merged_at !== null && it.head.sha === tip?.commit);
  const isAsWanted = tip !== undefined && !isSpent && (await holds(api, tip, wanted));
  const commit = isAsWanted
    ? tip.commit
    : await writeBranch(api, { ...wanted, base: wanted.base.commit }, tip);
  const number = open ? open.number : await openPull(api, wanted);
  const retold = open !== undefined && (await retell(api, open, wanted));
  if (wanted.check !== undefined) await startCheck(api, { ...wanted, check: wanted.check }, commit);
  if (!open) return { state: "opened", number };
  return { state: isAsWanted && !retold ? "unchanged" : "updated", number };
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

/** Closes the pull request of a branch, if one is open, with a word on why; and takes the branch away. */
export async function withdrawProposal(
  api: Api,
  branch: string,
  why: string,
): Promise<number | undefined> {
  const { octokit, repo } = api;
  const open = (await pullsOf(api, branch)).find(({ state }) => state === "open");
  const tip = await readTip(api, branch);
  if (open) {
    const body = `${why}\n\n${open.body ?? ""}\n\n${WITHDRAWN}`;
    await octokit.rest.pulls.update({ ...repo, pull_number: open.number, body, state: "closed" });
  }
  // Commits of others stay where they are.
  if (tip?.ownBase !== undefined) await deleteBranch(api, branch);
  return open?.number;
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
  const body = newest.body ?? "";
  if (!body.includes(keyLine(key)) || body.includes(WITHDRAWN)) return undefined;
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

/** Whether there was anything to say otherwise. */
async function retell({ octokit, repo }: Api, open: Pull, wanted: Proposal): Promise<boolean> {
  const body = bodyOf(wanted);
  if (open.title === wanted.title && open.body?.trimEnd() === body.trimEnd()) return false;
  await octokit.rest.pulls.update({
    ...repo,
    pull_number: open.number,
    title: wanted.title,
    body,
  });
  return true;
}

function bodyOf({ body, key }: Proposal): string {
  return `${body}\n${keyLine(key)}`;
}
