// Reads the result of a pull request's own check. A stranger may have written it, so nothing here depends on it.

import { readCheckResult } from "../../src/core/review/check-result.ts";
import type { OwnCheck } from "../../src/core/review/difference.ts";
import type { WorkflowRun } from "../../src/io/event.ts";
import type { Api } from "../../src/io/github/api.ts";
import { readArtifact } from "../../src/io/github/artifact.ts";
import { GitHubError, steadily } from "../../src/io/github/steadily.ts";

const ENTRY = "result.json";

/** The result of a run, or why it cannot be read. */
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
  if (!read.bytes) return { reason: read.reason };
  const { result, reason } = readCheckResult(read.bytes);
  if (!result) return { reason };
  return result.head === run.head.sha
    ? { result }
    : { reason: "Its result belongs to a different commit than the run." };
}

/** GitHub reports a run that never started as completed. */
function withoutResult(conclusion: string): string {
  if (conclusion === "action_required") {
    return "It has not run yet: GitHub waits for a maintainer to choose “Approve workflows to run”.";
  }
  if (conclusion === "startup_failure") {
    return "It did not run: GitHub refused its workflow files. The run's page says why.";
  }
  return `It has no result: the run ended with "${conclusion}".`;
}

/**
 * The check's result for one of the pull requests with this head. If there are several, a result names its own pull
 * request, and another one's is not compared. A check that was started by hand names none.
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
