// A GitHub for tests, on loopback: the API, the storage of artifacts, and a runner for workflows. `start` it,
// `createRepository`, open pull requests, dispatch, look, `stop` it.

import type { PullRequest } from "./pull-request.ts";
import { Registry } from "./registry.ts";
import {
  completedEvent,
  type IssueActivity,
  issueEvent,
  manualEvent,
  mergeGroupEvent,
  type Push,
  pullRequestEvent,
  pushEvent,
  scheduleEvent,
} from "./runner/events.ts";
import type { RunOptions, WorkflowEvent } from "./runner/running-job.ts";
import { findWorkflows, runWorkflow, type WorkflowRun } from "./runner/workflow-run.ts";
import { ACCOUNTS, ACTIONS_BOT, type Account, ADA } from "./server/accounts.ts";
import type { Fault } from "./server/faults.ts";
import type { Grant } from "./server/grants.ts";
import { HostedRepository } from "./server/hosted-repository.ts";
import { type Permissions, permissionsOf } from "./server/permissions.ts";
import { type Started, startGitHub } from "./server/start.ts";
import type { LoggedRequest, State } from "./server/state.ts";

interface Manual {
  /** `publish.yml` */
  workflow: string;
  by?: string;
  inputs?: Record<string, unknown>;
}

export class EmulatedGitHub {
  readonly #started: Started;
  #lastRun = 0;

  private constructor(started: Started) {
    this.#started = started;
  }

  /** Only one at a time in a worker. */
  static async start({ accounts = ACCOUNTS }: { accounts?: Account[] } = {}) {
    return new EmulatedGitHub(await startGitHub(accounts));
  }

  stop(): void {
    this.#started.stop();
  }

  get state(): State {
    return this.#started.state;
  }

  /** Every request to API, storage and Pages, in order. */
  get requests(): readonly LoggedRequest[] {
    return this.state.log;
  }

  fault(fault: Fault): void {
    this.state.faults.add(fault);
  }

  rename(from: string, to: string): void {
    this.state.accounts.rename(from, to);
  }

  removeAccount(login: string): void {
    this.state.accounts.remove(login);
  }

  /** A job's token, for requests by the test itself. */
  giveToken(repository: string, permissions: Permissions): Grant {
    return this.state.grants.give({ account: ACTIONS_BOT, repository, permissions, job: "a test" });
  }

  /** A person's token, with all their rights in the repository. */
  givePersonalToken(repository: string, login: string): Grant {
    const { accounts, repositories } = this.state;
    const account = accounts.named(login);
    const role = repositories.get(repository)?.roles.get(account.id) ?? "read";
    const permissions = permissionsOf(role);
    return this.state.grants.give({ account, repository, permissions, job: login });
  }

  /** `folder`: a git repository; its branches are copied. */
  async createRepository(fullName: string, folder: string): Promise<Registry> {
    const { root } = this.#started;
    const { repositories, clock } = this.state;
    const hosted = await HostedRepository.create({ root, clock }, fullName, folder);
    repositories.set(fullName, hosted);
    hosted.roles.set(ADA.id, "write");
    return new Registry(hosted, this.state, root);
  }

  /** A repository of this project's releases, for workflows that name one: a bare repository, with its tags. */
  async addSoftware(fullName: string, folder: string): Promise<Registry> {
    const software = await this.createRepository(fullName, folder);
    software.hosted.hasOurBundles = true;
    return software;
  }

  /** Runs the workflows that the pull request starts: none if it conflicts with its base. */
  async dispatchPullRequest(
    { pull }: PullRequest,
    action: "opened" | "synchronize" | "reopened",
    options: RunOptions = {},
  ): Promise<WorkflowRun[]> {
    await this.state.pulls.merge(pull);
    const event = pullRequestEvent(pull, action, this.state);
    return event ? this.#dispatch(event, options) : [];
  }

  /** Runs what a merge queue needs before it merges the pull request; `before`: the previous group's head. */
  async dispatchMergeGroup({ pull }: PullRequest, options: RunOptions = {}, before?: string) {
    return this.#dispatch(await mergeGroupEvent(pull, before), options);
  }

  async dispatchPush(push: Push, options: RunOptions = {}): Promise<WorkflowRun[]> {
    return this.#dispatch(await pushEvent(push, this.state), options);
  }

  /** Runs one workflow, named by its file, as if a person pressed the button. */
  async dispatchManually(
    { hosted }: Registry,
    { workflow, by = "ada", inputs = {} }: Manual,
    options: RunOptions = {},
  ): Promise<WorkflowRun[]> {
    const event = await manualEvent(hosted, { by: this.state.accounts.named(by), inputs });
    return this.#dispatch(event, { ...options, files: [workflow] });
  }

  /** Runs the workflows requested through the API since the last call, in order, each on its own ref. */
  async dispatchRequested(options: RunOptions = {}): Promise<WorkflowRun[]> {
    const runs: WorkflowRun[] = [];
    for (const { repository, workflow, ...asked } of this.state.dispatches.splice(0)) {
      const event = await manualEvent(repository, asked);
      runs.push(...(await this.#dispatch(event, { ...options, files: [workflow] })));
    }
    return runs;
  }

  /** Runs what an issue's change starts, with the event's content: at once, later, or again. */
  async dispatchIssue(activity: IssueActivity, options: RunOptions = {}): Promise<WorkflowRun[]> {
    return this.#dispatch(await issueEvent(activity), options);
  }

  /** Runs a scheduled workflow. */
  async dispatchSchedule(
    { hosted }: Registry,
    workflow: string,
    options: RunOptions = {},
  ): Promise<WorkflowRun[]> {
    return this.#dispatch(await scheduleEvent(hosted, ADA), { ...options, files: [workflow] });
  }

  /** Runs the workflows that wait for this one to end. */
  async dispatchCompleted(run: WorkflowRun, options: RunOptions = {}): Promise<WorkflowRun[]> {
    return this.#dispatch(await completedEvent(run, this.state), options);
  }

  async #dispatch(event: WorkflowEvent, options: RunOptions): Promise<WorkflowRun[]> {
    const runs: WorkflowRun[] = [];
    for (const workflow of await findWorkflows(event, options)) {
      const { name, path } = workflow;
      const facts = { id: 7_000_000 + ++this.#lastRun, attempt: 1, workflow: { name, path } };
      runs.push(await runWorkflow(workflow, { state: this.state, event, options, facts }));
    }
    return runs;
  }

  /** Re-runs the failed jobs of a run, and those that need them. */
  async rerunFailed(run: WorkflowRun, options: RunOptions = {}) {
    const kept = run.jobs.filter(({ conclusion }) => conclusion === "success");
    return this.rerun(run, { ...options, kept });
  }

  /** Somebody presses "Approve workflows to run". */
  async approve(run: WorkflowRun, { by }: { by: string }, options: RunOptions = {}) {
    const { repository } = run.event;
    const role = repository.roles.get(this.state.accounts.named(by).id) ?? "read";
    if (!["admin", "maintain", "write"].includes(role)) throw new Error(`${by} lacks write access`);
    const event = { ...run.event, awaitsApproval: false };
    return runWorkflow(run.workflow, { state: this.state, event, options, facts: run.facts });
  }

  /** Re-runs all jobs of a run for the same event. */
  async rerun({ facts, event, workflow }: WorkflowRun, options: RunOptions = {}) {
    const next = { ...facts, attempt: facts.attempt + 1 };
    return runWorkflow(workflow, { state: this.state, event, options, facts: next });
  }
}

/** The only run that an event started. */
export function only(runs: readonly WorkflowRun[]): WorkflowRun {
  const [run, ...others] = runs;
  if (!run || others.length > 0) throw new Error(`${runs.length} runs instead of one`);
  return run;
}
