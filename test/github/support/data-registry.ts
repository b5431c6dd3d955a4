// A registry on the emulated GitHub, made only from a release: the command line's package, and the tag that its workflows
// name. It contains nothing from this working tree. Actions of its people, and their results.

import { execFileSync } from "node:child_process";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Release, release } from "../../support/release.ts";
import { type Ended, runHere, runNode } from "../../support/run-node.ts";
import { CLONE, git, type Layout } from "./data-registry-folder.ts";
import { EmulatedGitHub, only } from "./emulated-github.ts";
import type { PullRequest } from "./pull-request.ts";
import type { Merge, Registry } from "./registry.ts";
import type { IssueActivity, Push } from "./runner/events.ts";
import type { RunOptions } from "./runner/running-job.ts";
import type { WorkflowRun } from "./runner/workflow-run.ts";

/** The repository that the release names. */
export const SOFTWARE = "mosaik-example/coalitions";

interface Begin extends Layout {
  now: string;
  /** Whether each action and command is a process of its own, as for real users. */
  genuine: boolean;
}

interface Parts {
  github: EmulatedGitHub;
  software: Registry;
  release: Release;
}

export class DataRegistry {
  readonly github: EmulatedGitHub;
  readonly software: Registry;
  readonly release: Release;
  readonly layout: Layout;
  readonly home = mkdtempSync(join(tmpdir(), "people-"));
  /** The current time for every run and commit. */
  now: string;
  /** Every run, in order. */
  readonly runs: WorkflowRun[] = [];
  readonly #genuine: boolean;
  #registry: Registry | undefined;

  private constructor({ github, software, release: made }: Parts, begin: Begin) {
    this.github = github;
    this.software = software;
    this.release = made;
    this.layout = begin;
    this.now = begin.now;
    this.#genuine = begin.genuine;
    execFileSync("tar", ["-xf", made.tarball], { cwd: this.home });
  }

  static async begin(begin: Begin): Promise<DataRegistry> {
    const made = await release();
    const github = await EmulatedGitHub.start();
    const software = await github.addSoftware(SOFTWARE, made.bare);
    software.hosted.settings.latestRelease = made.tag;
    return new DataRegistry({ github, software, release: made }, begin);
  }

  stop(): void {
    this.github.stop();
  }

  get registry(): Registry {
    if (!this.#registry) throw new Error("It is not on GitHub yet.");
    return this.#registry;
  }

  /** `npx mosaik-coalitions …` in a folder below `home`. Must succeed; returns its output. */
  async command(folder: string, ...args: string[]): Promise<string> {
    const { code, stdout, stderr } = await this.#run(join(this.home, folder), args);
    if (code !== 0) throw new Error(`coalitions ${args.join(" ")} (${code}): ${stderr}${stdout}`);
    return stdout;
  }

  #run(cwd: string, args: string[], more: Record<string, string> = {}): Promise<Ended> {
    const program = join(this.home, "package/dist/coalitions.js");
    const env = { GITHUB_API_URL: this.github.state.addresses.api, ...more };
    return (this.#genuine ? runNode : runHere)(program, args, { cwd, env });
  }

  /** Recomputes the site and its history, as anyone can with a clone; returns the output. */
  async verify(): Promise<string> {
    const { folder, defaultBranch } = this.registry.hosted;
    await git(this, "pull", "--quiet", folder, defaultBranch);
    const site = `${this.github.state.addresses.pages}/${this.layout.fullName}/`;
    return this.command(CLONE, "verify", site, "--history");
  }

  /** Pushes the clone to its new repository, which has GitHub's default settings. */
  async create(): Promise<void> {
    const folder = join(this.home, CLONE);
    const registry = await this.github.createRepository(this.layout.fullName, folder);
    registry.setPermission("ada", "admin");
    registry.hosted.settings.workflowsUpdated = this.now;
    Object.assign(registry.hosted, { approvesFirstTimers: true, actionsOpenPulls: false });
    this.#registry = registry;
  }

  /** `npx mosaik-coalitions doctor …` by an administrator, in the clone. */
  doctor(...args: string[]): Promise<Ended> {
    const { token } = this.github.givePersonalToken(this.layout.fullName, "ada");
    const repository = ["--repository", this.layout.fullName];
    const env = { GITHUB_TOKEN: token };
    return this.#run(join(this.home, CLONE), ["doctor", ...repository, ...args], env);
  }

  /** A maintainer presses "Run workflow". */
  byHand(workflow: string): Promise<WorkflowRun> {
    const options = this.#options;
    return this.#one(this.github.dispatchManually(this.registry, { workflow }, options));
  }

  /** The runs that a pull request starts, and their report, even if a run only waits for approval. */
  async checked(pull: PullRequest, action: "opened" | "synchronize" = "opened") {
    const run = this.github.dispatchPullRequest(pull, action, this.#options);
    return this.#reported(await this.#one(run));
  }

  /** A maintainer approves a waiting run; it runs and is reported. */
  async approved(waiting: WorkflowRun) {
    const run = this.github.approve(waiting, { by: "ada" }, this.#options);
    return this.#reported(await this.#one(run.then((it) => [it])));
  }

  async #reported(checked: WorkflowRun) {
    return { checked, reported: await this.follows(checked) };
  }

  /** The check that the registry started itself, and its report. */
  async checkedByItself() {
    return this.#reported(await this.#one(this.github.dispatchRequested(this.#options)));
  }

  /** An authorised person merges; then it is published, and open notices are processed. */
  async merge(pull: PullRequest, how: Merge = {}) {
    const { title } = pull.pull.issue;
    return this.published(await this.registry.merge(pull, { title, at: this.now, ...how }));
  }

  async published(push: Push) {
    const published = await this.#one(this.github.dispatchPush(push, this.#options));
    return { published, looked: await this.follows(published) };
  }

  hear(activity: IssueActivity): Promise<WorkflowRun> {
    return this.#one(this.github.dispatchIssue(activity, this.#options));
  }

  hourly(): Promise<WorkflowRun> {
    return this.#one(this.github.dispatchSchedule(this.registry, "cutover.yml", this.#options));
  }

  get #options(): RunOptions {
    return { now: this.now, genuine: this.#genuine };
  }

  follows(run: WorkflowRun): Promise<WorkflowRun> {
    return this.#one(this.github.dispatchCompleted(run, this.#options));
  }

  async #one(runs: Promise<WorkflowRun[]>): Promise<WorkflowRun> {
    const run = only(await runs);
    this.runs.push(run);
    return run;
  }
}
