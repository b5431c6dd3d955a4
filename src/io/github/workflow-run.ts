// The run that a `workflow_run` event is about: GitHub's own word, which no pull request can forge.

import { readFileSync } from "node:fs";

export interface WorkflowRun {
  id: number;
  /** 1, and one more each time that it is run again. */
  attempt: number;
  /** What started it: "pull_request". */
  event: string;
  /** "success", "failure", "cancelled"… */
  conclusion: string;
  head: { sha: string; branch: string; repositoryId: number; owner: string };
  url: string;
}

/** Undefined where the event is about no run, or its head's repository is gone. */
export function readWorkflowRun(eventPath: string | undefined): WorkflowRun | undefined {
  if (!eventPath) return undefined;
  const { workflow_run: run } = JSON.parse(readFileSync(eventPath, "utf8"));
  if (!run?.head_repository) return undefined;
  return {
    id: run.id,
    attempt: run.run_attempt ?? 1,
    event: run.event,
    conclusion: run.conclusion ?? "",
    head: {
      sha: run.head_sha,
      branch: run.head_branch,
      repositoryId: run.head_repository.id,
      owner: run.head_repository.owner.login,
    },
    url: run.html_url,
  };
}
