// actions/report: reports on a pull request what it does to the registry, and sets its commit status. Runs the default
// branch's code with a token that may comment. Reads the pull request as data and runs none of its code.

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
    return info("No open pull request has this head any longer. Its newer run reports.");
  }
  await reportAll(api, checked, handles);
}

/** The check is started by hand for pull requests that start none, such as the registry's own. */
const ABOUT_PULL_REQUESTS = ["pull_request", "workflow_dispatch"];

async function reportAll(
  api: Api,
  checked: WorkflowRun,
  handles: readonly PullRequestHandle[],
): Promise<void> {
  const all = await readOwnCheck(api, checked, getInput("artifact"));
  const numbers = handles.map(({ number }) => number);
  // Large, so it is loaded only if there is something to report on.
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
 * A status belongs to a commit, and one commit may be proposed for several branches. What is harmless for another
 * branch must not count as checked for the published one.
 */
function hasStatus({ baseBranch }: { baseBranch: string }): boolean {
  return baseBranch === readDefaultBranch();
}

/** Settles when the action is done, for a caller that runs it in its own process. */
export const ended = runAction(run);
