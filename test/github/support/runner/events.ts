// Events as they reach workflows: which commit is checked out, whose workflow files count, and whether the
// run is trusted. https://docs.github.com/actions/reference/workflows-and-actions/events-that-trigger-workflows

import type { Account } from "../server/accounts.ts";
import { readDiff } from "../server/diff.ts";
import type { HostedRepository } from "../server/hosted-repository.ts";
import type { Pull } from "../server/pulls.ts";
import type { State } from "../server/state.ts";
import { exampleOf, type Json, tellAccount, tellOrganization, tellRepository } from "./example.ts";
import { type Push, pullRequestPayload, pushPayload } from "./payloads.ts";
import { completedPayload } from "./run-record.ts";
import type { WorkflowEvent } from "./running-job.ts";
import type { WorkflowRun } from "./workflow-run.ts";

async function changedBetween(folder: string, from: string, to: string): Promise<string[]> {
  return (await readDiff(folder, from, to)).map(({ filename }) => filename);
}

/**
 * A pull request runs the merge of its head into its base, by the workflows of that merge. Undefined where
 * the two conflict: then GitHub runs nothing.
 */
export async function pullRequestEvent(
  pull: Pull,
  activity: { action: string; before?: string | undefined },
  state: State,
): Promise<WorkflowEvent | undefined> {
  const { base, head, headSha, mergeSha, number } = pull;
  if (mergeSha === undefined) return undefined;
  const payload = await pullRequestPayload(pull, activity, state);
  const mergeBase = await base.mergeBase(pull.baseSha, headSha);
  return {
    trigger: {
      name: "pull_request",
      activity: activity.action,
      branch: pull.baseBranch,
      changedFiles: await changedBetween(base.folder, mergeBase, headSha),
    },
    payload,
    repository: base,
    sha: mergeSha,
    ref: `refs/pull/${number}/merge`,
    headRef: pull.headBranch,
    baseRef: pull.baseBranch,
    workflowsAt: mergeSha,
    actor: pull.author,
    untrusted: head !== base,
    head: { repository: head, branch: pull.headBranch, sha: headSha },
    pull,
    title: `${(payload.pull_request as Json).title}`,
  };
}

export async function pushEvent(push: Push, state: State): Promise<WorkflowEvent> {
  const { repository, branch, before, after } = push;
  const payload = await pushPayload(push, state);
  const { message } = payload.head_commit as { message: string };
  return {
    trigger: {
      name: "push",
      branch,
      changedFiles: await changedBetween(repository.folder, before, after),
    },
    payload,
    repository,
    sha: after,
    ref: `refs/heads/${branch}`,
    workflowsAt: after,
    actor: state.accounts.named(push.by),
    untrusted: false,
    head: { repository, branch, sha: after },
    title: message.split("\n")[0] ?? "",
  };
}

/** Runs on the default branch, trusted, whoever the finished run was of. */
export async function completedEvent(run: WorkflowRun, state: State): Promise<WorkflowEvent> {
  const { event } = run;
  const { repository } = event;
  const branch = repository.defaultBranch;
  const tip = await repository.existingCommit(`refs/heads/${branch}`);
  const record = state.runs.get(run.id) as Json;
  return {
    trigger: {
      ...{ name: "workflow_run", activity: "completed", workflow: run.name },
      branch: event.head.branch,
    },
    payload: await completedPayload(record, event, state),
    repository,
    sha: tip,
    ref: `refs/heads/${branch}`,
    workflowsAt: tip,
    actor: event.actor,
    untrusted: false,
    head: { repository, branch, sha: tip },
    title: run.name,
  };
}

/** By hand; `workflow` is the file's name, and `ref` what it runs on, the default branch where none is named. */
export async function manualEvent(
  repository: HostedRepository,
  manual: { by: Account; workflow: string; inputs: Record<string, unknown>; ref?: string },
  state: State,
): Promise<WorkflowEvent> {
  const { by, workflow, inputs, ref = `refs/heads/${repository.defaultBranch}` } = manual;
  const tip = await repository.existingCommit(ref);
  const example = exampleOf("workflow_dispatch");
  return {
    trigger: { name: "workflow_dispatch" },
    payload: {
      inputs,
      ref,
      workflow: `.github/workflows/${workflow}`,
      repository: await tellRepository(repository, example.repository, state),
      ...(await tellOrganization(repository, state)),
      sender: await tellAccount(by, state),
    },
    repository,
    sha: tip,
    ref,
    workflowsAt: tip,
    actor: by,
    untrusted: false,
    head: { repository, branch: ref.replace(/^refs\/(heads|tags)\//, ""), sha: tip },
    title: workflow,
  };
}
