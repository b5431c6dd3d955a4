// The group of a merge queue that a run was about. The event `workflow_run` names its branch alone, whose name GitHub
// makes of what it merged: gh-readonly-queue/<base branch>/pr-<number>-<the commit that the group is built on>.

import { isGitId } from "../../core/git-id.ts";

export interface QueuedGroup {
  baseBranch: string;
  /** Of the pull request that the group adds to those before it. */
  number: number;
  /** The tip of the base branch, or the head of the group before it. */
  base: string;
}

/** Undefined where the branch has another name than GitHub gives it. */
export function queuedGroup(branch: string): QueuedGroup | undefined {
  const found = /^gh-readonly-queue\/(.+)\/pr-(\d+)-([^/-]+)$/.exec(branch);
  const [, baseBranch = "", number, base] = found ?? [];
  return isGitId(base) ? { baseBranch, number: Number(number), base } : undefined;
}
