// Reports on one pull request: the comment, suggestions, labels and the commit status.

import { getInput, info, setOutput, warning } from "@actions/core";
import {
  COMMENT_LIMIT,
  COMMENT_MARKER,
  renderComment,
  renderUncompared,
  renderUnreadable,
} from "../../src/core/render/comment/comment.ts";
import type { CommentContext } from "../../src/core/render/comment/context.ts";
import { wasCompared, withNote } from "../../src/core/render/comment/kept.ts";
import type { CheckResultFile } from "../../src/core/review/check-result.ts";
import { differenceFrom, type OwnCheck } from "../../src/core/review/difference.ts";
import { numbersToLookUp, renamedProblems } from "../../src/core/review/renamed.ts";
import { type Review, reviewCheckResult } from "../../src/core/review/review.ts";
import { statusOf, UNREADABLE } from "../../src/core/review/status.ts";
import { counted } from "../../src/core/text.ts";
import type { WorkflowRun } from "../../src/io/event.ts";
import { readLogins } from "../../src/io/github/accounts.ts";
import type { Api } from "../../src/io/github/api.ts";
import type { PullRequestHandle } from "../../src/io/github/pull-requests.ts";
import { readRunFacts } from "../../src/io/github/run-facts.ts";
import { settle } from "../../src/io/settle.ts";
import { contextOf } from "./context.ts";
import {
  type Place,
  readComment,
  reportComment,
  reportLabels,
  reportSuggestions,
} from "./report.ts";
import type { Say } from "./status.ts";

export interface ToReport {
  api: Api;
  checked: WorkflowRun;
  handle: PullRequestHandle;
  /** The result of the run for this pull request; undefined if it belongs to another one. */
  own: OwnCheck | undefined;
}

export async function reportOn({ api, checked, handle, own }: ToReport, say: Say): Promise<void> {
  const { id, attempt, head, url: runUrl } = checked;
  const { number, baseBranch } = handle;
  const place = { api, pullRequest: number, author: getInput("author"), run: { id, attempt } };
  const { lookAt } = await import("./look.ts");
  const { result, others, reason } = await lookAt(commitsOf(checked, handle), number);
  const context = contextOf(head.sha, { runUrl, baseBranch });
  if (result === undefined) {
    say(UNREADABLE);
    return reportUnreadable(place, context, reason);
  }
  const difference = own && differenceFrom(result, own);
  const renamed = renamedProblems(result.definitions, await loginsOf(api, result));
  const review = reviewCheckResult({ ...result, problems: [...result.problems, ...renamed] });
  const status = statusOf(review, { others, isQueued: false });
  say(status);
  if (review.base === null && (await keepAbove(place, review, context))) return failUncompared();
  const comment = renderComment(review, { ...context, others, difference });
  const isWorthTelling =
    review.problems.length + review.coalitions.length + (others?.files.length ?? 0) > 0;
  await reportReview(place, review, {
    comment,
    create: isWorthTelling || difference !== undefined,
  });
  say(status, await addressOf(place));
  if (review.base === null) failUncompared();
}

/** A check that was started by hand is of the branch itself and has only the commit messages. */
function commitsOf(
  { head: { sha: head }, event }: WorkflowRun,
  { baseBranch, merge, words }: PullRequestHandle,
) {
  return event === "pull_request" ? { head, baseBranch, merge, words } : { head, baseBranch };
}

async function reportReview(
  place: Place,
  review: Review,
  { comment, create }: { comment: string; create: boolean },
): Promise<void> {
  const { pullRequest } = place;
  await settle([
    async () => {
      const kept = await reportComment(place, comment, create);
      setOutput("comment", kept);
      info(`The comment on #${pullRequest}: ${kept}.`);
    },
    async () => {
      const outside = await reportSuggestions(place, review);
      // File names are a stranger's text. They stay out of the log, where a runner reads commands.
      if (outside > 0)
        info(
          `${counted(outside, "suggestion")} could not be placed: the lines are outside the diff.`,
        );
    },
    async () => {
      await reportLabels(place, review);
      setOutput("labels", review.labels.join(","));
    },
  ]);
  setOutput("pull-request", pullRequest);
}

/** The comment's address; undefined if there is no comment. */
async function addressOf(place: Place): Promise<string | undefined> {
  const comment = await readComment(place, COMMENT_MARKER);
  const { repositoryUrl } = readRunFacts();
  return comment && `${repositoryUrl}/pull/${place.pullRequest}#issuecomment-${comment.id}`;
}

/** Keeps a comment from an earlier comparison, and puts a note about the newest head above it. Whether there was one. */
async function keepAbove(place: Place, review: Review, context: CommentContext): Promise<boolean> {
  const existing = await readComment(place, COMMENT_MARKER);
  if (!existing || !wasCompared(existing.body)) return false;
  const note = renderUncompared(review, context);
  await reportComment(place, withNote(existing.body, note, COMMENT_LIMIT), true);
  return true;
}

function failUncompared(): never {
  throw new Error(
    "There is nothing to compare with. Check out the default branch with fetch-depth: 0, so that the commits before the pull request exist.",
  );
}

/** Current logins help, but the report is complete without them: then a warning says so. */
async function loginsOf(api: Api, result: CheckResultFile): Promise<Map<number, string>> {
  try {
    return await readLogins(api, numbersToLookUp(result.definitions));
  } catch (error) {
    warning(`The logins of accounts could not be looked up: ${(error as Error).message}`);
    return new Map();
  }
}

/** Without a result for a commit, no older result may look as if it belonged to it. */
async function reportUnreadable(
  place: Place,
  context: CommentContext,
  reason: string,
): Promise<void> {
  const nothing = { suggestions: [], labels: [], head: context.head };
  // This run has the details, not the run that was checked.
  const { runUrl } = readRunFacts();
  const said = `#${place.pullRequest} could not be checked. ${reason}`;
  await settle([
    () => reportComment(place, renderUnreadable(reason, { ...context, runUrl }), true),
    () => reportSuggestions(place, nothing),
    () => reportLabels(place, nothing),
    () => Promise.reject(new Error(said)),
  ]);
}
