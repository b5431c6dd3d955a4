// actions/report: reports what a pull request does to the registry, on it and as a status of its commit. Runs with the
// code of the default branch and a token that may comment; of the pull request it reads data, and runs nothing.

import { getInput, info } from "@actions/core";
import { readDefaultBranch, readWorkflowRun, type WorkflowRun } from "../../src/io/event.ts";
import { type Api, openApi } from "../../src/io/github/api.ts";
import { queuedGroup } from "../../src/io/github/merge-group.ts";
import { findPullRequests, type PullRequestHandle } from "../../src/io/github/pull-requests.ts";
import { steadily } from "../../src/io/github/steadily.ts";
import { runAction } from "../../src/io/run-action.ts";
import { settle } from "../../src/io/settle.ts";
import { reportGroup } from "./merge-group.ts";
import { ownCheckOf, readOwnCheck } from "./own-check.ts";
import { withStatus } from "./status.ts";

async function run(): Promise<void> {
  const checked = readWorkflowRun();
  if (checked?.event === "merge_group") {
    const group = queuedGroup(checked.head.branch);
    if (group && !hasStatus(group)) return reportGroup(checked, () => {});
    const head = { api: openApi(), sha: checked.head.sha };
    return withStatus(head, (say) => reportGroup(checked, say));
  }
  if (!checked || !ABOUT_PULL_REQUESTS.includes(checked.event)) {
    return info("The run was not about a pull request.");
  }
  const api = openApi();
  const handles = await steadily(
    `find the pull request of ${checked.head.sha}`,
    "pull-requests: write",
    () => findPullRequests(api, checked),
  );
  if (handles.length === 0) {
    return info("No open pull request has this head any more: its newer run reports.");
  }
  await reportAll(api, checked, handles);
}

/** By hand the check is started on branches whose pull requests start none, as those of the registry itself. */
const ABOUT_PULL_REQUESTS = ["pull_request", "workflow_dispatch"];

async function reportAll(
  api: Api,
  checked: WorkflowRun,
  handles: readonly PullRequestHandle[],
): Promise<void> {
  const all = await readOwnCheck(api, checked, getInput("artifact"));
  const numbers = handles.map(({ number }) => number);
  // It is large, and loaded only where there is something to report on.
  const { reportOn } = await import("./pull-request.ts");
  await settle(
    handles.map((handle) => () => {
      const own = ownCheckOf(all, handle.number, numbers);
      const about = { api, checked, handle, own };
      if (!hasStatus(handle)) return reportOn(about, () => {});
      return withStatus({ api, sha: checked.head.sha }, (say) => reportOn(about, say));
    }),
  );
}

/**
 * A status is a commit's, and a commit may be proposed for several branches: what is harmless for another branch must
 * not count as checked for the one that is published.
 */
function hasStatus({ baseBranch }: { baseBranch: string }): boolean {
  return baseBranch === readDefaultBranch();
}

/** Settles when this is done, for a caller that runs it in its own process. */
export const ended = runAction(run);
