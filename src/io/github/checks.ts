// The check of a branch, started by hand where what opened its pull request starts none.

import type { Api } from "./api.ts";

export interface CheckToStart {
  /** The workflow's file: `check.yml`. It takes the branch to compare with as its input `base`. */
  workflow: string;
  branch: string;
  /** The commit at the branch's tip. */
  commit: string;
  base: string;
}

/** A commit that was checked, or is being checked, is not checked twice; one whose check broke off is. */
export async function startCheck(
  { octokit, repo }: Api,
  { workflow, branch, commit, base }: CheckToStart,
): Promise<void> {
  const { data } = await octokit.rest.actions.listWorkflowRuns({
    ...repo,
    workflow_id: workflow,
    head_sha: commit,
    event: "workflow_dispatch",
    per_page: 100,
  });
  const isChecked = data.workflow_runs.some(
    ({ conclusion }) => !["cancelled", "timed_out", "startup_failure"].includes(conclusion ?? ""),
  );
  if (isChecked) return;
  await octokit.rest.actions.createWorkflowDispatch({
    ...repo,
    workflow_id: workflow,
    ref: branch,
    inputs: { base },
  });
}
