// Events as workflows get them: which commit is checked out, which workflow files count, whether the run is trusted, and
// the parts of the payload that this project reads.
// https://docs.github.com/actions/reference/workflows-and-actions/events-that-trigger-workflows

import { ACTIONS_BOT, type Account, DEPENDABOT } from "../server/accounts.ts";
import { formatIssue, formatPull, formatRepository } from "../server/formats.ts";
import type { HostedRepository } from "../server/hosted-repository.ts";
import type { Pull } from "../server/pulls.ts";
import type { RunRecord, State } from "../server/state.ts";
import type { RunFacts, WorkflowEvent } from "./running-job.ts";
import type { Trigger } from "./triggers.ts";
import type { WorkflowRun } from "./workflow-run.ts";

export interface Push {
  repository: HostedRepository;
  branch: string;
  before: string;
  after: string;
  /** Their login. */
  by: string;
}

/** A change of an issue, with its content at that time: a later or repeated run sees nothing newer. */
export interface IssueActivity {
  readonly repository: HostedRepository;
  readonly number: number;
  readonly action: string;
  readonly sender: Account;
  readonly payload: Record<string, unknown>;
}

/**
 * A pull request runs the merge of its head into its base, with that merge's workflows. Undefined if the two conflict:
 * then GitHub runs nothing.
 */
export function pullRequestEvent(
  pull: Pull,
  action: string,
  state: State,
): WorkflowEvent | undefined {
  const { base, head, headSha: sha, mergeSha, number, headBranch, issue } = pull;
  if (mergeSha === undefined) return undefined;
  return {
    trigger: { name: "pull_request", activity: action, branch: pull.baseBranch },
    payload: {
      ...{ action, number, pull_request: formatPull(pull, state) },
      repository: formatRepository(base),
    },
    repository: base,
    sha: mergeSha,
    ref: `refs/pull/${number}/merge`,
    headRef: headBranch,
    baseRef: pull.baseBranch,
    actor: issue.author,
    untrusted: head !== base || issue.author.id === DEPENDABOT.id,
    awaitsApproval: issue.author.id === ACTIONS_BOT.id || isFirst(pull, state),
    head: { repository: head, branch: headBranch, sha },
  };
}

/** From a fork of a person without any merged pull request. */
function isFirst({ base, head, issue: { author } }: Pull, { pulls }: State): boolean {
  if (head === base || !base.approvesFirstTimers) return false;
  const merged = pulls.ofRepository(base).filter(({ mergedAt }) => mergedAt !== undefined);
  return !merged.some(({ issue }) => issue.author.id === author.id);
}

/** On a branch's tip when the run starts, by default the default branch's; trusted. */
async function trusted(
  repository: HostedRepository,
  happened: { trigger: Trigger; payload: object; actor: Account },
  ref = `refs/heads/${repository.defaultBranch}`,
): Promise<WorkflowEvent> {
  const sha = await repository.existingCommit(ref);
  const head = { repository, branch: ref.replace("refs/heads/", ""), sha };
  return {
    ...happened,
    payload: { ...happened.payload, repository: formatRepository(repository) },
    repository,
    sha,
    ref,
    untrusted: false,
    head,
  };
}

export async function pushEvent(push: Push, { accounts }: State): Promise<WorkflowEvent> {
  const { repository, branch, before, after, by } = push;
  const trigger = { name: "push", branch };
  const ref = `refs/heads/${branch}`;
  const happened = { trigger, payload: { ref, before, after }, actor: accounts.named(by) };
  const head = { repository, branch, sha: after };
  return { ...(await trusted(repository, happened, ref)), sha: after, head };
}

/** The current time in GitHub's form. */
export function secondNow(): string {
  return new Date().toISOString().replace(/\.\d+Z$/, "Z");
}

/** A run in the API and in `workflow_run`; `conclusion` is null while it runs. */
export function recordOf(
  { id, attempt, workflow }: RunFacts,
  { repository, head, trigger }: WorkflowEvent,
  { state, conclusion }: { state: State; conclusion: string | null },
): RunRecord {
  return {
    ...{ id, run_attempt: attempt, ...workflow, event: trigger.name, conclusion },
    ...{ head_branch: head.branch, head_sha: head.sha },
    ...{ status: conclusion === null ? "in_progress" : "completed", created_at: secondNow() },
    repository: formatRepository(repository),
    head_repository: formatRepository(head.repository),
    html_url: `${state.addresses.web}/${repository.fullName}/actions/runs/${id}`,
  };
}

export function completedEvent({ id, name, event }: WorkflowRun, state: State) {
  const [activity, { branch }] = ["completed", event.head];
  return trusted(event.repository, {
    trigger: { name: "workflow_run", activity, workflow: name, branch },
    payload: { action: activity, workflow_run: state.runs.get(id) },
    actor: event.actor,
  });
}

/**
 * A merge queue has merged the pull request into its base, or into the previous group, and asks for a check;
 * trusted.
 */
export async function mergeGroupEvent(pull: Pull, before?: string): Promise<WorkflowEvent> {
  const { base, baseBranch, headSha, number, issue } = pull;
  const baseSha = before ?? (await base.existingCommit(`refs/heads/${baseBranch}`));
  const sha = await base.mergeOnto(baseSha, headSha, `${issue.title} (#${number})`);
  if (sha === undefined) throw new Error(`#${number} conflicts with what is before it.`);
  const branch = `gh-readonly-queue/${baseBranch}/pr-${number}-${baseSha}`;
  const ref = `refs/heads/${branch}`;
  await base.git("update-ref", ref, sha);
  const group = { base_sha: baseSha, base_ref: `refs/heads/${baseBranch}`, head_sha: sha };
  return {
    trigger: { name: "merge_group", activity: "checks_requested" },
    payload: {
      action: "checks_requested",
      merge_group: { ...group, head_ref: ref },
      repository: formatRepository(base),
    },
    ...{ repository: base, sha, ref, actor: issue.author, untrusted: false },
    head: { repository: base, branch, sha },
  };
}

/** By hand, or by the API. */
export function manualEvent(
  repository: HostedRepository,
  { by, inputs, ref }: { by: Account; inputs: Record<string, unknown>; ref?: string },
): Promise<WorkflowEvent> {
  const texts = Object.entries(inputs).map(([name, value]) => [name, `${value}`]);
  const payload = { inputs: Object.fromEntries(texts) };
  const happened = { trigger: { name: "workflow_dispatch" }, payload, actor: by };
  return trusted(repository, happened, ref);
}

/** `number`: the issue's. */
export function issueActivity(
  repository: HostedRepository,
  { number, sender, action }: { number: number; sender: Account; action: string },
  state: State,
): IssueActivity {
  const issue = repository.conversations.find(number);
  if (!issue) throw new Error(`${repository.fullName} has no issue ${number}.`);
  const payload = structuredClone({ action, issue: formatIssue(issue, repository, state) });
  return { repository, number, action, sender, payload };
}

export function issueEvent({ repository, action, payload, sender }: IssueActivity) {
  const trigger = { name: "issues", activity: action };
  return trusted(repository, { trigger, payload, actor: sender });
}

/** Its payload has the time, and no repository. */
export async function scheduleEvent(
  repository: HostedRepository,
  by: Account,
): Promise<WorkflowEvent> {
  const trigger = { name: "schedule" };
  const event = await trusted(repository, { trigger, payload: {}, actor: by });
  return { ...event, payload: { schedule: "7 * * * *" } };
}
