// A registry of this project's own on the emulated GitHub, where pull requests are checked and reported.

import type { PullRequestToOpen } from "./acts.ts";
import { EmulatedGitHub } from "./emulated-github.ts";
import { projectRegistry } from "./project-registry.ts";
import type { PullRequest } from "./pull-request.ts";
import type { Registry } from "./registry.ts";
import type { WorkflowRun } from "./runner/workflow-run.ts";

export type Action = "opened" | "synchronize";

export class ReportedRegistry {
  readonly github: EmulatedGitHub;
  readonly registry: Registry;

  private constructor(github: EmulatedGitHub, registry: Registry) {
    this.github = github;
    this.registry = registry;
  }

  static async start(): Promise<ReportedRegistry> {
    const github = await EmulatedGitHub.start();
    const repository = await projectRegistry();
    const registry = await github.createRepository("acme/registry", repository.folder);
    repository.delete();
    return new ReportedRegistry(github, registry);
  }

  stop(): Promise<void> {
    return this.github.stop();
  }

  #branches = 0;

  /** From a stranger's fork, unless something else is said. */
  open(
    commit: PullRequestToOpen["commit"],
    wanted: Partial<PullRequestToOpen> = {},
  ): Promise<PullRequest> {
    const branch = `change-${++this.#branches}`;
    return this.registry.openPullRequest({
      from: "fork",
      title: "Change",
      branch,
      ...wanted,
      commit,
    });
  }

  async check(pull: PullRequest, action: Action = "opened"): Promise<WorkflowRun> {
    const runs = await this.github.dispatchPullRequest(pull, action, { files: ["check.yml"] });
    return one(runs, "check.yml");
  }

  async report(checked: WorkflowRun): Promise<WorkflowRun> {
    return one(await this.github.dispatchCompleted(checked), "report.yml");
  }

  /** The check, and the report that follows from it. */
  async run(pull: PullRequest, action: Action = "opened") {
    const checked = await this.check(pull, action);
    return { checked, reported: await this.report(checked) };
  }

  /** All that a reader of the pull request finds there. */
  async shown({ number }: PullRequest) {
    const comments = await this.registry.comments(number);
    const suggestions = await this.registry.reviewComments(number);
    return {
      comments: comments.map(({ body }) => withoutRun(body)),
      suggestions: suggestions.map(({ path, line, body }) => ({ path, line, body })),
      labels: await this.registry.labelsOf(number),
    };
  }
}

function one(runs: WorkflowRun[], file: string): WorkflowRun {
  const [run, ...others] = runs;
  if (!run || others.length > 0) throw new Error(`${file} was started ${runs.length} times.`);
  return run;
}

/** What the annotations of a run say went wrong with it. */
export function failuresOf(run: WorkflowRun, job: string): string[] {
  return run
    .job(job)
    .annotations.filter(({ command }) => command === "error")
    .map(({ message }) => message);
}

/** A comment names the run that it is of; apart from that, two runs of one head say the same. */
function withoutRun(body: string): string {
  return body.replace(/^<!-- run \d+\.\d+ -->\n/m, "").replace(/\/runs\/\d+/g, "/runs/N");
}
