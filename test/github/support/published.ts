// A registry of this project's own on the emulated GitHub, where merges are published, confirmed and told.

import type { Merge, PullRequestToOpen } from "./acts.ts";
import { EmulatedGitHub } from "./emulated-github.ts";
import { projectRegistry } from "./project-registry.ts";
import type { PullRequest } from "./pull-request.ts";
import type { Registry } from "./registry.ts";
import type { Push } from "./runner/payloads.ts";
import type { RunOptions } from "./runner/running-job.ts";
import type { WorkflowRun } from "./runner/workflow-run.ts";
import type { Account } from "./server/accounts.ts";
import { ACCOUNTS } from "./server/accounts.ts";
import type { HostedRepository } from "./server/hosted-repository.ts";

const WORKFLOW = ".github/workflows/publish.yml";

export class PublishedRegistry {
  readonly github: EmulatedGitHub;
  readonly registry: Registry;

  private constructor(github: EmulatedGitHub, registry: Registry) {
    this.github = github;
    this.registry = registry;
  }

  /** With everything published that the registry begins with; nobody waits there. */
  static async start({ accounts = [] }: { accounts?: Account[] } = {}): Promise<PublishedRegistry> {
    const github = await EmulatedGitHub.start({ accounts: [...ACCOUNTS, ...accounts] });
    const repository = await projectRegistry();
    const registry = await github.createRepository("acme/registry", repository.folder);
    repository.delete();
    const world = new PublishedRegistry(github, registry);
    const push = await registry.push((it) => {
      const text = it.git("show", `HEAD:${WORKFLOW}`);
      it.write(WORKFLOW, `${text}\n          wait-minutes: 0\n`);
    });
    const run = await world.publish(push);
    if (run.conclusion !== "success") throw new Error(`The first publication: ${faults(run)}`);
    return world;
  }

  stop(): Promise<void> {
    return this.github.stop();
  }

  get hosted(): HostedRepository {
    return this.registry.hosted;
  }

  #branches = 0;

  open(
    commit: PullRequestToOpen["commit"],
    wanted: Partial<PullRequestToOpen> = {},
  ): Promise<PullRequest> {
    const branch = `change-${++this.#branches}`;
    const all = { from: "fork" as const, title: "Change", branch, ...wanted, commit };
    return this.registry.openPullRequest(all);
  }

  async publish(push: Push, options: RunOptions = {}): Promise<WorkflowRun> {
    return one(await this.github.dispatchPush(push, { ...options, files: ["publish.yml"] }));
  }

  /** Merges, and runs what follows from that. */
  async merge(pull: PullRequest, how: Merge = {}): Promise<WorkflowRun> {
    return this.publish(await this.registry.merge(pull, how));
  }

  async publishByHand(inputs: Record<string, string>): Promise<WorkflowRun> {
    const manual = { workflow: "publish.yml", inputs };
    return one(await this.github.dispatchManually(this.registry, manual));
  }

  /** The texts of the comments on a pull request, as this workflow writes them or anybody else. */
  async comments({ number }: PullRequest): Promise<string[]> {
    const comments = await this.registry.comments(number);
    return comments.map(({ body }) => body);
  }

  /** A file of the site that everybody sees. */
  json(path: string) {
    const text = this.github.state.pages.text(this.hosted, path);
    if (text === undefined) throw new Error(`${path} is not published.`);
    return JSON.parse(text);
  }
}

function one(runs: WorkflowRun[]): WorkflowRun {
  const [run, ...others] = runs;
  if (!run || others.length > 0) throw new Error(`publish.yml was started ${runs.length} times.`);
  return run;
}

/** A comment names the run that it is of; apart from that, two runs say the same. */
export function withoutRun(body = ""): string {
  return body.replace(/^<!-- run \d+\.\d+ -->\n/m, "").replace(/\/runs\/\d+/g, "/runs/N");
}

/** How each job of a run ended. */
export function ends(run: WorkflowRun): Record<string, string> {
  return Object.fromEntries(run.jobs.map(({ id, conclusion }) => [id, conclusion]));
}

/** What the annotations of a run say went wrong with it. */
export function faults(run: WorkflowRun): string {
  return run.jobs
    .flatMap(({ annotations }) => annotations)
    .filter(({ command }) => command === "error")
    .map(({ message }) => message)
    .join("\n");
}
