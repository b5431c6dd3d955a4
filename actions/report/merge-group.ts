// What is reported on a group of a merge queue: the status of its head, and the full report in the summary of this run. No
// pull request is written to: what a group brings may be of several.

import { summary } from "@actions/core";
import { renderReview, SUMMARY_LIMIT } from "../../src/core/render/comment/comment.ts";
import { reviewCheckResult } from "../../src/core/review/review.ts";
import { statusOf, UNREADABLE } from "../../src/core/review/status.ts";
import type { WorkflowRun } from "../../src/io/event.ts";
import { queuedGroup } from "../../src/io/github/merge-group.ts";
import { contextOf } from "./context.ts";
import type { Say } from "./status.ts";

export async function reportGroup({ head, url }: WorkflowRun, say: Say): Promise<void> {
  const group = queuedGroup(head.branch);
  if (!group) {
    say(UNREADABLE);
    throw new Error(
      "The branch of the merge queue's group does not say what it is built on: GitHub names it gh-readonly-queue/BASE/pr-NUMBER-COMMIT.",
    );
  }
  const { base, baseBranch } = group;
  const { lookAt } = await import("./look.ts");
  const { result, others, why } = await lookAt({ head: head.sha, base, baseBranch }, null);
  if (result === undefined) {
    say(UNREADABLE);
    throw new Error(`The group has no result that can be shown. ${why}`);
  }
  const review = reviewCheckResult(result);
  say(statusOf(review, { others, isQueued: true }));
  const context = { ...contextOf(head.sha, { runUrl: url, baseBranch }), others };
  await summary.addRaw(renderReview(review, context, SUMMARY_LIMIT)).write();
  if (review.base === null) throw new Error("The group could be compared with nothing.");
}
