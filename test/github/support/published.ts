// A registry of this project's own on the emulated GitHub, where merges are published, confirmed and reported.

import { cpSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { EmulatedGitHub, only } from "./emulated-github.ts";
import { projectRegistry } from "./project-registry.ts";
import type { PullRequest } from "./pull-request.ts";
import type { Merge, PullRequestToOpen, Registry } from "./registry.ts";
import type { Push } from "./runner/events.ts";
import type { RunOptions } from "./runner/running-job.ts";
import type { WorkflowRun } from "./runner/workflow-run.ts";
import { ACCOUNTS, type Account } from "./server/accounts.ts";
import type { HostedRepository } from "./server/hosted-repository.ts";

const WORKFLOW = ".github/workflows/publish.yml";

/** The registry that every test starts with, and its site: published once in a worker. */
let first: { folder: string; site: Map<string, Uint8Array> } | undefined;

export class PublishedRegistry {
  readonly github: EmulatedGitHub;
  readonly registry: Registry;

  private constructor(github: EmulatedGitHub, registry: Registry) {
    this.github = github;
    this.registry = registry;
  }

  /** With the first publication done and no waiting times. */
  static async start({ accounts = [] }: { accounts?: Account[] } = {}): Promise<PublishedRegistry> {
    const github = await EmulatedGitHub.start({ accounts: [...ACCOUNTS, ...accounts] });
    const { pages } = github.state;
    if (first) {
      const registry = await github.createRepository("acme/registry", first.folder);
      pages.deploy(registry.hosted, Object.fromEntries(first.site));
      github.state.deployments.begin(registry.hosted, "github-pages", "0".repeat(40))(true);
      return new PublishedRegistry(github, registry);
    }
    const registry = await github.createRepository("acme/registry", await projectRegistry());
    const world = new PublishedRegistry(github, registry);
    const push = await registry.push((it) => {
      const text = it.git("show", `HEAD:${WORKFLOW}`);
      it.write(WORKFLOW, `${text}\n          wait-minutes: 0\n`);
    });
    const run = await world.publish(push);
    if (run.conclusion !== "success") throw new Error(`The first publication: ${run.faults}`);
    first = { folder: copyOf(registry.hosted), site: pages.files(registry.hosted) };
    return world;
  }

  stop(): void {
    this.github.stop();
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
    return only(await this.github.dispatchPush(push, { ...options, files: ["publish.yml"] }));
  }

  /** Merges, and runs what follows. */
  async merge(pull: PullRequest, how: Merge = {}): Promise<WorkflowRun> {
    return this.publish(await this.registry.merge(pull, how));
  }

  /** The texts of a pull request's comments, by this workflow or anyone else. */
  comments({ number }: PullRequest): string[] {
    return this.registry.comments(number).map(({ body }) => body);
  }

  /** A file of the public site. */
  json(path: string) {
    const text = this.github.state.pages.text(this.hosted, path);
    if (text === undefined) throw new Error(`${path} is not published.`);
    return JSON.parse(text);
  }
}

function copyOf({ folder }: HostedRepository): string {
  const copy = mkdtempSync(join(tmpdir(), "published-"));
  cpSync(folder, copy, { recursive: true });
  return copy;
}

/** Without the run's number, two runs' comments are equal. */
export function withoutRun(body = ""): string {
  return body.replace(/^<!-- run \d+\.\d+ -->\n/m, "").replace(/\/runs\/\d+/g, "/runs/N");
}
