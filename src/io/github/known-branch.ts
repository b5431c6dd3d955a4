// A branch with a proposal of the registry, and whether somebody declined the proposal.

import type { Api } from "./api.ts";
import { type BranchTip, readCommit, readTip } from "./branches.ts";
import { keyMark, marksAtEnd, WITHDRAWN } from "./proposal-marks.ts";
import { type Pull, pullsOf } from "./pulls.ts";

/** A branch when it was read, with its pull requests, newest first. */
export interface KnownBranch {
  tip: BranchTip | undefined;
  pulls: readonly Pull[];
}

export async function readBranch(api: Api, branch: string): Promise<KnownBranch> {
  return { pulls: await pullsOf(api, branch), tip: await readTip(api, branch) };
}

/** The state of a proposal that other code keeps up to date; undefined if there is none. */
export async function findProposal(
  api: Api,
  { branch, key }: { branch: string; key: string },
  { tip, pulls }: KnownBranch,
): Promise<{ state: "open" | "declined"; number: number } | undefined> {
  const open = pulls.find(({ isOpen }) => isOpen);
  if (open) return { state: "open", number: open.number };
  const declined = await declinedOf(api, pulls, { branch, key, tip });
  return declined && { state: "declined", number: declined.number };
}

/**
 * Closing the pull request declines the proposal. But if it has somebody else's commits, deleting its branch also
 * closes it. That is how a person asks for a new proposal.
 */
export async function declinedOf(
  api: Api,
  [newest]: readonly Pull[],
  { branch, key, tip }: { branch: string; key: string; tip: BranchTip | undefined },
): Promise<Pull | undefined> {
  if (!newest || newest.isMerged) return undefined;
  const marks = marksAtEnd(newest.body);
  if (!marks.includes(keyMark(key)) || marks.includes(WITHDRAWN)) return undefined;
  if (tip) return newest;
  const last = newest.lastTip ?? (await readCommit(api, branch, newest.head));
  return last.ownBase === undefined ? undefined : newest;
}
