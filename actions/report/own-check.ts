// What a pull request's own check says of it. A stranger may have written it, and nothing here depends on it.

import { readCheckResult } from "../../src/core/review/check-result.ts";
import type { OwnCheck } from "../../src/core/review/difference.ts";
import type { WorkflowRun } from "../../src/io/event.ts";
import type { Api } from "../../src/io/github/api.ts";
import { readArtifact } from "../../src/io/github/artifact.ts";
import { GitHubError, steadily } from "../../src/io/github/steadily.ts";

const ENTRY = "result.json";

/** The result that a run left behind, or why there is none that can be read. */
export async function readOwnCheck(
  api: Api,
  run: WorkflowRun,
  artifact: string,
): Promise<OwnCheck> {
  const { conclusion } = run;
  try {
    return { ...(await readResult(api, run, artifact)), conclusion };
  } catch (error) {
    if (!(error instanceof GitHubError)) throw error;
    return { reason: error.message, conclusion };
  }
}

async function readResult(
  api: Api,
  run: WorkflowRun,
  artifact: string,
): Promise<Pick<OwnCheck, "result" | "reason">> {
  const read = await steadily(
    `read the artifact ${artifact} of run ${run.id}`,
    "actions: read",
    () => readArtifact(api, { runId: run.id, name: artifact, entry: ENTRY }),
  );
  if (!read) return { reason: withoutResult(run.conclusion) };
  if (!read.bytes) return { reason: read.why };
  const { result, reason } = readCheckResult(read.bytes);
  if (!result) return { reason };
  return result.head === run.head.sha
    ? { result }
    : { reason: "Its result is of another commit than the one that the run was about." };
}

/** GitHub also reports a run that it has not started as one that has ended. */
function withoutResult(conclusion: string): string {
  if (conclusion === "action_required") {
    return "It has not run yet: GitHub waits until a maintainer chooses “Approve workflows to run”.";
  }
  if (conclusion === "startup_failure") {
    return "It has not run: GitHub refused its workflow files, and the page of the run says why.";
  }
  return `It left no result behind: the run ended as "${conclusion}".`;
}

/**
 * What it says of one of the pull requests that have the head: of several the result itself names the one that it is
 * of, and what is of another one is not compared. A check that was started by hand names none.
 */
export function ownCheckOf(
  own: OwnCheck,
  number: number,
  numbers: readonly number[],
): OwnCheck | undefined {
  const of = own.result?.pullRequest ?? null;
  if (of === null || of === number) return own;
  if (numbers.includes(of)) return undefined;
  return { conclusion: own.conclusion, reason: "Its result names another pull request." };
}
