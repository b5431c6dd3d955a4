// The merge queue's group that a run was about. `workflow_run` events only have its branch, which GitHub names
// gh-readonly-queue/<base branch>/pr-<number>-<the commit that the group is built on>.

import { isGitId } from "../../core/git-id.ts";

export interface QueuedGroup {
  baseBranch: string;
  /** The number of the pull request that the group adds. */
  number: number;
  /** The tip of the base branch, or the previous group's head. */
  base: string;
}

/** Undefined if the branch's name has a different form. */
export function queuedGroup(branch: string): QueuedGroup | undefined {
  const found = /^gh-readonly-queue\/(.+)\/pr-(\d+)-([^/-]+)$/.exec(branch);
  const [, baseBranch = "", number, base] = found ?? [];
  return isGitId(base) ? { baseBranch, number: Number(number), base } : undefined;
}
