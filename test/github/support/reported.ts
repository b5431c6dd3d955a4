// A registry of this project's own on the emulated GitHub, where pull requests are checked and reported.

import { EmulatedGitHub, only } from "./emulated-github.ts";
import { projectRegistry } from "./project-registry.ts";
import { withoutRun } from "./published.ts";
import type { PullRequest } from "./pull-request.ts";
import type { PullRequestToOpen, Registry } from "./registry.ts";
import type { RunOptions } from "./runner/running-job.ts";
import type { WorkflowRun } from "./runner/workflow-run.ts";

type Action = "opened" | "synchronize";

export class ReportedRegistry {
  readonly github: EmulatedGitHub;
  readonly registry: Registry;

  private constructor(github: EmulatedGitHub, registry: Registry) {
    this.github = github;
    this.registry = registry;
  }

  static async start(): Promise<ReportedRegistry> {
    const github = await EmulatedGitHub.start();
    const registry = await github.createRepository("acme/registry", await projectRegistry());
    return new ReportedRegistry(github, registry);
  }

  stop(): void {
    this.github.stop();
  }

  #branches = 0;

  /** From a stranger's fork by default. */
  open(
    commit: PullRequestToOpen["commit"],
    wanted: Partial<PullRequestToOpen> = {},
  ): Promise<PullRequest> {
    const branch = `change-${++this.#branches}`;
    return this.registry.openPullRequest({ from: "fork", branch, ...wanted, commit });
  }

  async check(
    pull: PullRequest,
    action: Action = "opened",
    options: RunOptions = {},
  ): Promise<WorkflowRun> {
    const all = { ...options, files: ["check.yml"] };
    return only(await this.github.dispatchPullRequest(pull, action, all));
  }

  async report(checked: WorkflowRun, options: RunOptions = {}): Promise<WorkflowRun> {
    return only(await this.github.dispatchCompleted(checked, options));
  }

  /** The check and its report. */
  async run(pull: PullRequest, action: Action = "opened", options: RunOptions = {}) {
    const checked = await this.check(pull, action, options);
    return { checked, reported: await this.report(checked, options) };
  }

  /** Runs a merge queue's check and its report; `before` is the previous group's head. */
  async queue(pull: PullRequest, before?: string) {
    const runs = await this.github.dispatchMergeGroup(pull, { files: ["check.yml"] }, before);
    const checked = only(runs);
    const reported = await this.report(checked);
    const group = checked.event.sha;
    return { checked, reported, group, status: this.registry.statusOf(group) };
  }

  statusOf({ headSha }: PullRequest) {
    const status = this.registry.statusOf(headSha);
    return status && `${status.state}: ${status.description}`;
  }

  /** Everything visible on the pull request. */
  async shown({ number }: PullRequest) {
    const suggestions = await this.registry.reviewComments(number);
    return {
      comments: this.registry.comments(number).map(({ body }) => withoutRun(body)),
      suggestions: suggestions.map(({ path, line, body }) => ({ path, line, body })),
      labels: this.registry.labelsOf(number),
    };
  }
}
