// Reports on a merge queue's group: the status of its head, and the full report in this run's summary. No pull request
// gets a comment, because a group may contain several.

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
      "The branch of the merge queue's group does not say which commit it is built on. GitHub names such a branch gh-readonly-queue/BASE/pr-NUMBER-COMMIT.",
    );
  }
  const { base, baseBranch } = group;
  const { lookAt } = await import("./look.ts");
  const { result, others, reason } = await lookAt({ head: head.sha, base, baseBranch }, null);
  if (result === undefined) {
    say(UNREADABLE);
    throw new Error(`The merge queue's group could not be checked. ${reason}`);
  }
  const review = reviewCheckResult(result);
  say(statusOf(review, { others, isQueued: true }));
  const context = { ...contextOf(head.sha, { runUrl: url, baseBranch }), others };
  await summary.addRaw(renderReview(review, context, SUMMARY_LIMIT)).write();
  if (review.base === null)
    throw new Error("The merge queue's group could not be compared with its base.");
}
