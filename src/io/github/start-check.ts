// The check of a branch that the registry has written: GitHub starts none for what a job's own token does.

import type { Api } from "./api.ts";

export interface ToCheck {
  /** The workflow: `check.yml`. */
  check: string;
  branch: string;
  /** What it is checked against. */
  base: { branch: string };
}

/** A commit that was checked, or is being checked, is not checked twice. */
export async function startCheck(
  { octokit, repo }: Api,
  { check, branch, base }: ToCheck,
  head_sha: string,
): Promise<void> {
  const workflow = { ...repo, workflow_id: check };
  const { data } = await octokit.rest.actions.listWorkflowRuns({
    ...workflow,
    head_sha,
    event: "workflow_dispatch",
    per_page: 1,
  });
  if (data.total_count > 0) return;
  await octokit.rest.actions.createWorkflowDispatch({
    ...workflow,
    ref: branch,
    inputs: { base: base.branch },
  });
}
