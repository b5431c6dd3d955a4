// The result that a run left behind, believed as far as it can be.

import { type CheckResultFile, readCheckResult } from "../../src/core/review/check-result.ts";
import type { WorkflowRun } from "../../src/io/event.ts";
import type { Api } from "../../src/io/github/api.ts";
import { readArtifact } from "../../src/io/github/artifact.ts";
import type { PullRequestHandle } from "../../src/io/github/pull-requests.ts";
import { steadily } from "../../src/io/github/steadily.ts";

/** The result, and the pull request that it is of; or why there is none that can be believed. */
export type Believed =
  | { result: CheckResultFile; pullRequest: PullRequestHandle; why?: undefined }
  | { result?: undefined; why: string };

const ENTRY = "result.json";

/** `candidates`: the open pull requests whose head is what the run checked; at least one. */
export async function believeResult(
  api: Api,
  run: WorkflowRun,
  artifact: string,
  candidates: readonly PullRequestHandle[],
): Promise<Believed> {
  const read = await steadily(
    `read the artifact ${artifact} of run ${run.id}`,
    "actions: read",
    () => readArtifact(api, { runId: run.id, name: artifact, entry: ENTRY }),
  );
  if (!read) return { why: "The run left no result behind: it ended before it had one." };
  if (!read.bytes) return { why: read.why };
  const { result, why } = readCheckResult(read.bytes);
  if (!result) return { why };
  if (result.head !== run.head.sha) {
    return { why: "The result is of another commit than the one that the run was about." };
  }
  const pullRequest = candidates.find(({ number }) => number === numberOf(result, run, candidates));
  return pullRequest
    ? { result, pullRequest }
    : { why: "The result names another pull request than the one that the run was about." };
}

/** A check that was started by hand knows of no pull request: it is of the one whose head it checked. */
function numberOf(
  { pullRequest }: CheckResultFile,
  { event }: WorkflowRun,
  [first, ...others]: readonly PullRequestHandle[],
): number | null {
  if (pullRequest !== null || event !== "workflow_dispatch" || others.length > 0)
    return pullRequest;
  return first?.number ?? null;
}
