// The event that started a workflow, with what the actions need from it. It comes from GitHub, so no pull request can
// forge it. Read as data, never as code.

import { readFileSync } from "node:fs";
import { isGitId } from "../core/git-id.ts";

/** The pull request that a run is about. */
export interface PullRequestFacts {
  number: number | undefined;
  base: string;
  head: string | undefined;
  /** Its title and description. */
  words: string;
}

/** Undefined for other events. */
export function readPullRequest(): PullRequestFacts | undefined {
  const { pull_request: pull } = readEvent();
  if (!isGitId(pull?.base?.sha)) return undefined;
  return {
    number: typeof pull.number === "number" ? pull.number : undefined,
    base: pull.base.sha,
    head: isGitId(pull.head?.sha) ? pull.head.sha : undefined,
    words: wordsOf(pull),
  };
}

/** A pull request's title and description. GitHub sends null for an empty description. */
export function wordsOf({ title, body }: { title?: unknown; body?: unknown }): string {
  return [title, body].filter((text) => typeof text === "string").join("\n\n");
}

/** The issue of an `issues` event, as it was when the event happened. */
export interface IssueFacts {
  number: number;
  /** "opened", "edited", "labeled", "closed", "deleted"… */
  action: string;
  body: string;
  labels: string[];
}

/** Undefined for other events. */
export function readIssueEvent(): IssueFacts | undefined {
  const { action, issue } = readEvent();
  if (typeof issue?.number !== "number") return undefined;
  const labels: { name: string }[] = issue.labels ?? [];
  return {
    number: issue.number,
    action: `${action}`,
    body: issue.body ?? "",
    labels: labels.map(({ name }) => name),
  };
}

/** The run that a `workflow_run` event is about. */
export interface WorkflowRun {
  id: number;
  /** 1, and one more for each re-run. */
  attempt: number;
  /** What started it: "pull_request". */
  event: string;
  /** "success", "failure", "cancelled"… */
  conclusion: string;
  head: { sha: string; branch: string; repositoryId: number; owner: string };
  url: string;
}

/** Undefined for other events, and if the head's repository is gone. */
export function readWorkflowRun(): WorkflowRun | undefined {
  const { workflow_run: run } = readEvent();
  if (!run?.head_repository) return undefined;
  return {
    id: run.id,
    attempt: run.run_attempt ?? 1,
    event: run.event,
    conclusion: run.conclusion ?? "",
    head: {
      sha: run.head_sha,
      branch: run.head_branch,
      repositoryId: run.head_repository.id,
      owner: run.head_repository.owner.login,
    },
    url: run.html_url,
  };
}

/** A merge queue's group: the commit it is built on, and its own. */
export function readMergeGroup(): { base: string; head: string } | undefined {
  const { merge_group: group } = readEvent();
  if (!isGitId(group?.base_sha) || !isGitId(group.head_sha)) return undefined;
  return { base: group.base_sha, head: group.head_sha };
}

/** The branch's tip before a push and after it; `before` is undefined for a new branch. */
export function readPushEvent(): { before: string | undefined; after: string } | undefined {
  const { before, after } = readEvent();
  if (!isGitId(before) || !isGitId(after)) return undefined;
  return { before: /^0+$/.test(before) ? undefined : before, after };
}

/** Undefined for other events, and for a new branch. */
export function readPush(): { before: string; after: string } | undefined {
  const { before, after } = readPushEvent() ?? {};
  return before === undefined || after === undefined ? undefined : { before, after };
}

/** The default branch of the repository that the event is about. */
export function readDefaultBranch(): string | undefined {
  const name = readEvent().repository?.default_branch;
  return typeof name === "string" ? name : undefined;
}

/** Any JSON value; an empty object without an event, as at a terminal. */
function readEvent() {
  const path = process.env.GITHUB_EVENT_PATH;
  if (!path) return {};
  const text = readFileSync(path, "utf8");
  try {
    return JSON.parse(text) ?? {};
  } catch (cause) {
    const reason = `The event file ${path} of this run is not JSON. Run the job again.`;
    throw new Error(reason, { cause });
  }
}
