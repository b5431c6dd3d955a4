// actions/report: reports on a pull request what it does to the registry. Runs with the code of the default branch
// and a token that may comment; of the pull request it reads data, and runs nothing.

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
import { counted } from "../../src/core/text.ts";
import { readWorkflowRun, type WorkflowRun } from "../../src/io/event.ts";
import { readLogins } from "../../src/io/github/accounts.ts";
import { type Api, openApi } from "../../src/io/github/api.ts";
import { findPullRequests, type PullRequestHandle } from "../../src/io/github/pull-requests.ts";
import { readRunFacts } from "../../src/io/github/run-facts.ts";
import { steadily } from "../../src/io/github/steadily.ts";
import { runAction } from "../../src/io/run-action.ts";
import { settle } from "../../src/io/settle.ts";
import { ownCheckOf, readOwnCheck } from "./own-check.ts";
import {
  type Place,
  readComment,
  reportComment,
  reportLabels,
  reportSuggestions,
} from "./report.ts";

async function run(): Promise<void> {
  const checked = readWorkflowRun();
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
  const own = await readOwnCheck(api, checked, getInput("artifact"));
  const numbers = handles.map(({ number }) => number);
  await settle(
    handles.map((handle) => async () => {
      const place = placeOf(api, checked, handle);
      await report(place, { checked, handle, own: ownCheckOf(own, handle.number, numbers) });
    }),
  );
}

/** By hand the check is started on branches whose pull requests start none, as those of the registry itself. */
const ABOUT_PULL_REQUESTS = ["pull_request", "workflow_dispatch"];

interface Checked {
  checked: WorkflowRun;
  handle: PullRequestHandle;
  /** What the run itself says of this pull request; undefined where it is about another one. */
  own: OwnCheck | undefined;
}

async function report(place: Place, { checked, handle, own }: Checked): Promise<void> {
  // What checks is large, and loaded only where there is a pull request to look at.
  const { lookAt } = await import("./look.ts");
  const { result, others, why } = await lookAt(checked, handle);
  const context = contextOf(checked, handle.baseBranch);
  if (result === undefined) return reportUnreadable(place, context, why);
  const difference = own && differenceFrom(result, own);
  const renamed = renamedProblems(result.definitions, await loginsOf(place.api, result));
  const review = reviewCheckResult({ ...result, problems: [...result.problems, ...renamed] });
  if (review.base === null && (await keepAbove(place, review, context))) return failUncompared();
  const comment = renderComment(review, { ...context, others, difference });
  const isWorthTelling =
    review.problems.length + review.coalitions.length + (others?.files.length ?? 0) > 0;
  await settle([
    async () => {
      const kept = await reportComment(place, comment, isWorthTelling || difference !== undefined);
      setOutput("comment", kept);
      info(`The comment on #${handle.number}: ${kept}.`);
    },
    async () => {
      const outside = await reportSuggestions(place, review);
      // Names of files are a stranger's words: they stay out of the log, where a runner obeys.
      if (outside > 0)
        info(`${counted(outside, "suggestion")} at lines that the diff does not show.`);
    },
    async () => {
      await reportLabels(place, review);
      setOutput("labels", review.labels.join(","));
    },
  ]);
  setOutput("pull-request", handle.number);
  if (review.base === null) failUncompared();
}

/** Whether there is a comment that was compared with something: it stays, below what is known of the newest head. */
async function keepAbove(place: Place, review: Review, context: CommentContext): Promise<boolean> {
  const existing = await readComment(place, COMMENT_MARKER);
  if (!existing || !wasCompared(existing.body)) return false;
  const note = renderUncompared(review, context);
  await reportComment(place, withNote(existing.body, note, COMMENT_LIMIT), true);
  return true;
}

function failUncompared(): never {
  throw new Error(
    "Compared with nothing: check out the default branch with fetch-depth: 0, so that the commits before the pull request are there.",
  );
}

function placeOf(api: Api, { id, attempt }: WorkflowRun, { number }: PullRequestHandle): Place {
  return { api, pullRequest: number, author: getInput("author"), run: { id, attempt } };
}

/** Names of accounts are a help; without them the report is whole but for a warning. */
async function loginsOf(api: Api, result: CheckResultFile): Promise<Map<number, string>> {
  try {
    return await readLogins(api, numbersToLookUp(result.definitions));
  } catch (error) {
    warning(`The accounts could not be looked up: ${(error as Error).message}`);
    return new Map();
  }
}

/** Where nothing can be shown of a commit, nothing older may look as if it were of that. */
async function reportUnreadable(place: Place, context: CommentContext, why: string): Promise<void> {
  const nothing = { suggestions: [], labels: [], head: context.head };
  // It is this run that says more, and not the one that was checked.
  const { runUrl } = readRunFacts();
  const said = `#${place.pullRequest} has no result that can be shown. ${why}`;
  await settle([
    () => reportComment(place, renderUnreadable(why, { ...context, runUrl }), true),
    () => reportSuggestions(place, nothing),
    () => reportLabels(place, nothing),
    () => Promise.reject(new Error(said)),
  ]);
}

function contextOf({ head, url }: WorkflowRun, baseBranch: string): CommentContext {
  const { repositoryUrl } = readRunFacts();
  return { repositoryUrl, runUrl: url, head: head.sha, baseBranch };
}

/** Settles when this is done, for a caller that runs it in its own process. */
export const ended = runAction(run);
