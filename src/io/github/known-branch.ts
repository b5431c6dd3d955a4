// A branch that the registry proposes something on, as it was seen, and whether somebody has declined that.

import type { Api } from "./api.ts";
import { type BranchTip, readCommit, readTip } from "./branches.ts";
import { keyMark, marksAtEnd, WITHDRAWN } from "./proposal-marks.ts";
import { type Pull, pullsOf } from "./pulls.ts";

/** A branch as it was when it was looked at: with its pull requests, the newest first. */
export interface KnownBranch {
  tip: BranchTip | undefined;
  pulls: readonly Pull[];
}

/** As it is now. */
export async function readBranch(api: Api, branch: string): Promise<KnownBranch> {
  return { pulls: await pullsOf(api, branch), tip: await readTip(api, branch) };
}

/** Where a proposal stands that is kept elsewhere; undefined where there is none. */
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
 * Closing it declines it. But one with commits of somebody else is closed as well by the deletion of its
 * branch, which is how it is asked for anew.
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
