// A GitHub to test against, on loopback: the API, git over HTTP, the storage of artifacts, and a runner for
// workflows. `start` it, `createRepository`, open pull requests, dispatch, look, `stop` it.

import { basename } from "node:path";
import type { PullRequest } from "./pull-request.ts";
import { Registry } from "./registry.ts";
import { firstSchedule, issueEvent, scheduleEvent } from "./runner/default-branch-events.ts";
import { completedEvent, manualEvent, pullRequestEvent, pushEvent } from "./runner/events.ts";
import type { IssueActivity } from "./runner/issue-payload.ts";
import type { Push } from "./runner/payloads.ts";
import type { RunOptions, WorkflowEvent } from "./runner/running-job.ts";
import { parseWorkflowFile } from "./runner/workflow-file.ts";
import { findWorkflows, runWorkflow, type WorkflowRun } from "./runner/workflow-run.ts";
import { ACCOUNTS, ACTIONS_BOT, type Account, ADA } from "./server/accounts.ts";
import type { Fault } from "./server/faults.ts";
import type { Grant } from "./server/grants.ts";
import { HostedRepository } from "./server/hosted-repository.ts";
import type { Permissions } from "./server/permissions.ts";
import { type Started, startServers } from "./server/start.ts";
import type { LoggedRequest, State } from "./server/state.ts";

interface Manual {
  /** `publish.yml` */
  workflow: string;
  by?: string;
  inputs?: Record<string, unknown>;
}

interface Scheduled {
  /** `publish.yml` */
  workflow: string;
  /** `0 8 * * *` */
  cron?: string;
  /** Who changed the schedule last, and is said to be who acts. */
  by?: string;
}

export class EmulatedGitHub {
  readonly #started: Started;
  #lastRun = 0;

  private constructor(started: Started) {
    this.#started = started;
  }

  static async start({ accounts = ACCOUNTS }: { accounts?: Account[] } = {}) {
    return new EmulatedGitHub(await startServers(accounts));
  }

  stop(): Promise<void> {
    return this.#started.stop();
  }

  get state(): State {
    return this.#started.state;
  }

  get apiUrl(): string {
    return this.state.addresses.api;
  }

  get serverUrl(): string {
    return this.state.addresses.web;
  }

  /** Every request to API, git and storage, in order. */
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

  /** A token as a job would have it, for calls that a test makes itself. */
  giveToken(repository: string, permissions: Permissions, as: Account = ACTIONS_BOT): Grant {
    return this.state.grants.give({ account: as, repository, permissions, job: "a test" });
  }

  /** `folder`: a git repository, whose branches it gets. */
  async createRepository(fullName: string, folder: string): Promise<Registry> {
    const [owner = "", name = ""] = fullName.split("/");
    const { emulator, accounts, repositories } = this.state;
    const { status } = await emulator.ask(accounts.named(owner), {
      method: "POST",
      path: "/user/repos",
      body: { name, auto_init: true },
    });
    if (status !== 201) throw new Error(`emulate: ${status} for ${fullName}`);
    const { root } = this.#started;
    const hosted = await HostedRepository.create(root, fullName, folder);
    repositories.set(fullName, hosted);
    hosted.roles.set(ADA.id, "write");
    return new Registry(hosted, this.state, root);
  }

  /** Runs the workflows that the pull request starts: none where it conflicts with its base. */
  async dispatchPullRequest(
    { pull, before }: PullRequest,
    action: "opened" | "synchronize" | "reopened",
    options: RunOptions = {},
  ): Promise<WorkflowRun[]> {
    await this.state.pulls.merge(pull);
    const pushed = action === "synchronize" ? { before } : {};
    const event = await pullRequestEvent(pull, { action, ...pushed }, this.state);
    return event ? this.dispatch(event, options) : [];
  }

  async dispatchPush(push: Push, options: RunOptions = {}): Promise<WorkflowRun[]> {
    return this.dispatch(await pushEvent(push, this.state), options);
  }

  /** Runs one workflow, named by its file, as a person who presses the button. */
  async dispatchManually(
    { hosted }: Registry,
    { workflow, by = "ada", inputs = {} }: Manual,
    options: RunOptions = {},
  ): Promise<WorkflowRun[]> {
    const person = this.state.accounts.named(by);
    const event = await manualEvent(hosted, { by: person, workflow, inputs }, this.state);
    return this.dispatch(event, { ...options, files: [workflow] });
  }

  /** Runs what was asked for through the API since the last time, in that order, each on its own ref. */
  async dispatchRequested(options: RunOptions = {}): Promise<WorkflowRun[]> {
    const runs: WorkflowRun[] = [];
    for (const { repository, ...asked } of this.state.dispatches.splice(0)) {
      const event = await manualEvent(repository, asked, this.state);
      runs.push(...(await this.dispatch(event, { ...options, files: [asked.workflow] })));
    }
    return runs;
  }

  /** Runs what an issue's change starts, as it was told of then: at once, later, or once more. */
  async dispatchIssue(activity: IssueActivity, options: RunOptions = {}): Promise<WorkflowRun[]> {
    return this.dispatch(await issueEvent(activity), options);
  }

  /** Runs a workflow whose time has come: its first schedule where none is named. */
  async dispatchSchedule(
    { hosted }: Registry,
    { workflow, cron, by = "ada" }: Scheduled,
    options: RunOptions = {},
  ): Promise<WorkflowRun[]> {
    const path = `.github/workflows/${workflow}`;
    const file = await hosted.fileAt(hosted.defaultBranch, path);
    if (!file) throw new Error(`${hosted.fullName} has no ${path}.`);
    const first = firstSchedule((await parseWorkflowFile(path, `${file}`)).on);
    const due = cron ?? first;
    if (due === undefined) return [];
    const person = this.state.accounts.named(by);
    const event = await scheduleEvent(hosted, { workflow, cron: due, by: person }, this.state);
    return this.dispatch(event, { ...options, files: [workflow] });
  }

  /** Runs the workflows that wait for this one to end. */
  async dispatchCompleted(run: WorkflowRun, options: RunOptions = {}): Promise<WorkflowRun[]> {
    return this.dispatch(await completedEvent(run, this.state), options);
  }

  /** Any event, for those that have no method of their own. */
  async dispatch(event: WorkflowEvent, options: RunOptions = {}): Promise<WorkflowRun[]> {
    const runs: WorkflowRun[] = [];
    for (const workflow of await findWorkflows(event)) {
      const { name, path } = workflow;
      if (options.files && !options.files.includes(basename(path))) continue;
      const number = ++this.#lastRun;
      const facts = { id: 7_000_000 + number, number, attempt: 1, workflow: { name, path } };
      runs.push(await runWorkflow(workflow, { state: this.state, event, options, facts }));
    }
    return runs;
  }

  /** What failed in a run once more, and what needs it. */
  async rerunFailed(run: WorkflowRun, options: RunOptions = {}) {
    const kept = run.jobs.filter(({ conclusion }) => conclusion === "success");
    return this.rerun(run, { ...options, kept });
  }

  /** The same run once more, for the same event: all of its jobs. */
  async rerun({ facts, event, workflow }: WorkflowRun, options: RunOptions = {}) {
    const next = { ...facts, attempt: facts.attempt + 1 };
    return runWorkflow(workflow, { state: this.state, event, options, facts: next });
  }
}
