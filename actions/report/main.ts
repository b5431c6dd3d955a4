// actions/report: tells a pull request what its check found. Runs with the code of the default branch
// and a token that may comment; of the pull request it reads data, and runs nothing.

import { getInput, info, setFailed, setOutput, warning } from "@actions/core";
import { type CommentContext, renderComment } from "../../src/core/render/comment/comment.ts";
import { renderUnreadable } from "../../src/core/render/comment/unreadable.ts";
import type { CheckResultFile } from "../../src/core/review/check-result.ts";
import { accountNumbers, renamedProblems } from "../../src/core/review/renamed.ts";
import { type Review, reviewCheckResult } from "../../src/core/review/review.ts";
import { readLogins } from "../../src/io/github/accounts.ts";
import { type Api, openApi } from "../../src/io/github/api.ts";
import {
  findOtherFiles,
  findPullRequests,
  type PullRequestHandle,
} from "../../src/io/github/pull-requests.ts";
import { readRunFacts } from "../../src/io/github/run-facts.ts";
import { steadily } from "../../src/io/github/steadily.ts";
import { readWorkflowRun, type WorkflowRun } from "../../src/io/github/workflow-run.ts";
import { type Place, reportComment, reportLabels, reportSuggestions } from "./report.ts";
import { believeResult } from "./result.ts";

async function run(): Promise<void> {
  const checked = readWorkflowRun(process.env.GITHUB_EVENT_PATH);
  if (checked?.event !== "pull_request") return info("The run was not about a pull request.");
  // One that was cancelled, or awaits approval, has found nothing out.
  if (!["success", "failure"].includes(checked.conclusion)) {
    return info(`The run ended as "${checked.conclusion}": there is nothing to report.`);
  }
  const api = openApi(getInput("github-token", { required: true }), repository());
  const candidates = await steadily({
    what: `find the pull request of ${checked.head.sha}`,
    permission: "pull-requests: write",
    act: () => findPullRequests(api, checked),
  });
  if (candidates.length === 0) {
    return info("No open pull request has this head any more: its newer run reports.");
  }
  const believed = await believeResult(api, checked, getInput("artifact"), candidates);
  if (believed.result) await report(api, checked, believed.result, believed.pullRequest);
  else await reportUnreadable(api, checked, believed.why, candidates);
}

function repository(): string {
  const name = process.env.GITHUB_REPOSITORY;
  if (!name) throw new Error("GITHUB_REPOSITORY is not set: this runs in a workflow.");
  return name;
}

async function report(
  api: Api,
  checked: WorkflowRun,
  result: CheckResultFile,
  handle: PullRequestHandle,
): Promise<void> {
  const place: Place = { api, pullRequest: handle.number, author: getInput("author") };
  const renamed = renamedProblems(result.definitions, await loginsOf(api, result));
  const review = reviewCheckResult({ ...result, problems: [...result.problems, ...renamed] });
  const otherFiles = await steadily({
    what: `list the files of #${handle.number}`,
    permission: "pull-requests: write",
    act: () => findOtherFiles(api, handle.number, getInput("definitions")),
  });
  const context = { ...contextOf(checked, handle.baseBranch), otherFiles };
  const failures = await settle([
    async () => {
      const kept = await reportComment(
        place,
        renderComment(review, context),
        isWorthTelling(review),
      );
      setOutput("comment", kept);
      info(`The comment on #${handle.number}: ${kept}.`);
    },
    async () => {
      const outside = await reportSuggestions(place, review);
      for (const file of outside) info(`${file}: the line is not in the diff, so no suggestion.`);
    },
    async () => {
      await reportLabels(place, review);
      setOutput("labels", review.labels.join(","));
    },
  ]);
  setOutput("pull-request", handle.number);
  if (failures.length > 0) throw new Error(failures.join("\n"));
}

/** A pull request of code alone, with nothing to say of it, is left in peace. */
function isWorthTelling({ problems, coalitions }: Review): boolean {
  return problems.length > 0 || coalitions.length > 0;
}

/** Names of accounts are a help; without them the report is whole but for a warning. */
async function loginsOf(api: Api, result: CheckResultFile): Promise<Map<number, string>> {
  try {
    return await readLogins(api, accountNumbers(result.definitions));
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
  for (const { number, baseBranch } of candidates) {
    const place: Place = { api, pullRequest: number, author: getInput("author") };
    await reportComment(place, renderUnreadable(why, contextOf(checked, baseBranch)), true);
  }
  throw new Error(`The result of run ${checked.id} cannot be shown. ${why}`);
}

function contextOf({ head, url }: WorkflowRun, baseBranch: string): CommentContext {
  const { repositoryUrl } = readRunFacts(process.env);
  return { repositoryUrl, runUrl: url, head: head.sha, baseBranch };
}

/** Runs all, and gives the messages of those that failed. */
async function settle(steps: (() => Promise<void>)[]): Promise<string[]> {
  const failures: string[] = [];
  for (const step of steps) {
    await step().catch((error: Error) => failures.push(error.message));
  }
  return failures;
}

try {
  await run();
} catch (error) {
  setFailed(error instanceof Error ? error : String(error));
}
