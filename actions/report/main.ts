// actions/report: tells a pull request what its check found. Runs with the code of the default branch
// and a token that may comment; of the pull request it reads data, and runs nothing.

import { getInput, info, setOutput, warning } from "@actions/core";
import { renderComment, renderUnreadable } from "../../src/core/render/comment/comment.ts";
import type { CommentContext } from "../../src/core/render/comment/context.ts";
import type { CheckResultFile } from "../../src/core/review/check-result.ts";
import { numbersToLookUp, renamedProblems } from "../../src/core/review/renamed.ts";
import { type Review, reviewCheckResult } from "../../src/core/review/review.ts";
import { counted } from "../../src/core/text.ts";
import { readWorkflowRun, type WorkflowRun } from "../../src/io/event.ts";
import { readLogins } from "../../src/io/github/accounts.ts";
import { type Api, openApi } from "../../src/io/github/api.ts";
import {
  findOtherFiles,
  findPullRequests,
  type PullRequestHandle,
} from "../../src/io/github/pull-requests.ts";
import { readRunFacts } from "../../src/io/github/run-facts.ts";
import { GitHubError, steadily } from "../../src/io/github/steadily.ts";
import { runAction } from "../../src/io/run-action.ts";
import { settle } from "../../src/io/settle.ts";
import { type Place, reportComment, reportLabels, reportSuggestions } from "./report.ts";
import { believeResult } from "./result.ts";

async function run(): Promise<void> {
  const checked = readWorkflowRun();
  if (!checked || !ABOUT_PULL_REQUESTS.includes(checked.event)) {
    return info("The run was not about a pull request.");
  }
  if (FOUND_NOTHING.includes(checked.conclusion)) {
    return info(`The run ended as "${checked.conclusion}": there is nothing to report.`);
  }
  const api = openApi();
  const candidates = await steadily(
    `find the pull request of ${checked.head.sha}`,
    "pull-requests: write",
    () => findPullRequests(api, checked),
  );
  if (candidates.length === 0) {
    return info("No open pull request has this head any more: its newer run reports.");
  }
  const believed = await believeResult(api, checked, getInput("artifact"), candidates);
  if (!believed.result) return reportUnreadable(api, checked, believed.why, candidates);
  await report(api, checked, believed.result, believed.pullRequest);
}

/** By hand the check is started on branches whose pull requests start none, as those of the registry itself. */
const ABOUT_PULL_REQUESTS = ["pull_request", "workflow_dispatch"];

/** A newer run replaces it, or it awaits approval; one that broke off is to be told of. */
const FOUND_NOTHING = ["cancelled", "skipped", "action_required", "stale"];

async function report(
  api: Api,
  checked: WorkflowRun,
  result: CheckResultFile,
  handle: PullRequestHandle,
): Promise<void> {
  const place = placeOf(api, checked, handle);
  const told = await tell(api, checked, result, handle).catch(unlessUntold);
  if (!told) return reportUnreadable(api, checked, "It cannot be put into words.", [handle]);
  const { review, comment } = told;
  await settle([
    async () => {
      const kept = await reportComment(place, comment, isWorthTelling(review));
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
}

/** A result that fits its schema, and still breaks what reads it, is one that cannot be believed. */
function unlessUntold(error: unknown): undefined {
  if (error instanceof GitHubError) throw error;
}

/** All that will be said, before any of it is. */
async function tell(
  api: Api,
  checked: WorkflowRun,
  result: CheckResultFile,
  { number, baseBranch }: PullRequestHandle,
): Promise<{ review: Review; comment: string }> {
  const renamed = renamedProblems(result.definitions, await loginsOf(api, result));
  const review = reviewCheckResult({ ...result, problems: [...result.problems, ...renamed] });
  const others = await steadily(`list the files of #${number}`, "pull-requests: write", () =>
    findOtherFiles(api, number, getInput("definitions")),
  );
  return { review, comment: renderComment(review, { ...contextOf(checked, baseBranch), others }) };
}

function placeOf(api: Api, { id, attempt }: WorkflowRun, { number }: PullRequestHandle): Place {
  return { api, pullRequest: number, author: getInput("author"), run: { id, attempt } };
}

/** A pull request of code alone, with nothing to say of it, is left in peace. */
function isWorthTelling({ problems, coalitions }: Review): boolean {
  return problems.length > 0 || coalitions.length > 0;
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

/** A result that cannot be believed changes nothing but the word on its own pull request. */
async function reportUnreadable(
  api: Api,
  checked: WorkflowRun,
  why: string,
  candidates: readonly PullRequestHandle[],
): Promise<void> {
  const nothing = { suggestions: [], labels: [], head: checked.head.sha };
  const steps = candidates.flatMap((handle) => {
    const place = placeOf(api, checked, handle);
    const comment = renderUnreadable(why, contextOf(checked, handle.baseBranch));
    return [
      () => reportComment(place, comment, true),
      () => reportSuggestions(place, nothing),
      () => reportLabels(place, nothing),
    ];
  });
  const said = `The result of run ${checked.id} cannot be shown. ${why}`;
  await settle([...steps, () => Promise.reject(new Error(said))]);
}

function contextOf({ head, url }: WorkflowRun, baseBranch: string): CommentContext {
  const { repositoryUrl } = readRunFacts();
  return { repositoryUrl, runUrl: url, head: head.sha, baseBranch };
}

/** Settles when this is done, for a caller that runs it in its own process. */
export const ended = runAction(run);
