// A registry of this project's own on the emulated GitHub, where bump notices are filed, announced and
// carried out. Time is what a test says it is.

import type { BumpNotice } from "../../../src/core/notice/notice.ts";
import { NOTICE_MARKER } from "../../../src/core/render/notice/comment.ts";
import { bodyOf } from "../../support/filed-notices.ts";
import type { GitRepository } from "../../support/git-repository.ts";
import { only } from "./emulated-github.ts";
import { PublishedRegistry, withoutRun } from "./published.ts";
import { PullRequest } from "./pull-request.ts";
import type { Registry } from "./registry.ts";
import type { IssueActivity } from "./runner/events.ts";
import type { RunOptions } from "./runner/running-job.ts";
import type { WorkflowRun } from "./runner/workflow-run.ts";
import type { Account } from "./server/accounts.ts";

/** The operator of everything in miniature, by the number that the definitions name. */
export const OPERATOR_LOGIN = "miniature-works";

/** What is shown of one pull request. */
export interface ShownPull {
  number: number;
  branch: string;
  title: string;
  body: string;
  /** Against where it left the base. */
  diff: string;
}

export class NoticedRegistry {
  readonly world: PublishedRegistry;
  /** The time that it is for every run. */
  now: string;

  private constructor(world: PublishedRegistry, now: string) {
    this.world = world;
    this.now = now;
  }

  static async start(now: string, more: { accounts?: Account[] } = {}): Promise<NoticedRegistry> {
    return new NoticedRegistry(await PublishedRegistry.start(more), now);
  }

  stop(): void {
    this.world.stop();
  }

  get registry(): Registry {
    return this.world.registry;
  }

  file(
    notice: BumpNotice | string,
    { author = OPERATOR_LOGIN, labels = ["bump-notice"] } = {},
  ): { activity: IssueActivity; number: number } {
    const body = typeof notice === "string" ? notice : bodyOf(notice);
    const title = "Bump notice: mini.mainnet";
    const activity = this.registry.openIssue({ author, title, body, labels });
    return { activity, number: activity.number };
  }

  /** Runs what an activity starts. */
  async hear(activity: IssueActivity, options: RunOptions = {}): Promise<WorkflowRun> {
    return succeeded(
      await this.world.github.dispatchIssue(activity, { now: this.now, ...options }),
    );
  }

  /** The hourly run. */
  async cutover(options: RunOptions = {}): Promise<WorkflowRun> {
    const all = { now: this.now, ...options };
    return succeeded(await this.world.github.dispatchSchedule(this.registry, "cutover.yml", all));
  }

  /** Runs the requested checks, reports them, and returns how each ended, by branch. */
  async checks(): Promise<Record<string, string>> {
    const runs = await this.world.github.dispatchRequested({ now: this.now });
    for (const run of runs) {
      succeeded(await this.world.github.dispatchCompleted(run, { now: this.now }));
    }
    return Object.fromEntries(runs.map((run) => [run.event.head.branch, run.conclusion]));
  }

  /** The branches whose check was requested, but not run. */
  asked(): string[] {
    const asked = this.world.github.state.dispatches.splice(0);
    return asked.map(({ ref }) => ref.slice("refs/heads/".length));
  }

  /** Changes main as somebody does by hand; publishes nothing. */
  async change(change: (checkout: GitRepository) => void): Promise<void> {
    await this.registry.push(change, { at: this.now });
  }

  /** As a person handles it. */
  pullRequest(number: number): PullRequest {
    const { state } = this.world.github;
    const pull = state.pulls.of(this.registry.hosted, number);
    if (!pull) throw new Error(`There is no pull request ${number}.`);
    return new PullRequest(pull, state);
  }

  /** Merges a pull request as its operator does, and publishes. */
  async merge(number: number, options: RunOptions = {}): Promise<WorkflowRun> {
    const merge = { title: `Merge #${number}`, at: this.now };
    const push = await this.registry.merge(this.pullRequest(number), merge);
    return this.world.publish(push, { now: this.now, ...options });
  }

  /** The open pull requests, by the names of their branches. */
  async pulls(): Promise<ShownPull[]> {
    const { hosted } = this.registry;
    const open = [];
    const all = this.world.github.state.pulls.ofRepository(hosted);
    for (const { issue, number, headBranch, headSha } of all) {
      if (!issue.open) continue;
      const base = await hosted.mergeBase("refs/heads/main", headSha);
      const diff = await hosted.git("diff", "--unified=0", base, headSha);
      open.push({
        ...{ number, branch: headBranch, title: issue.title, body: issue.body ?? "" },
        diff: diff.replace(/^(diff|index|---|\+\+\+).*\n/gm, ""),
      });
    }
    return open.sort((a, b) => (a.branch < b.branch ? -1 : 1));
  }

  /** The one comment on a notice, without what names its run. */
  comment(number: number): string {
    const all = this.registry.comments(number);
    const own = all.filter(({ body }) => body.startsWith(NOTICE_MARKER));
    if (own.length !== 1) throw new Error(`#${number} has ${own.length} comments in place of one.`);
    return withoutRun(own[0]?.body);
  }

  /** Everything that people see of a notice and its results. */
  async shown(number: number) {
    const { hosted } = this.registry;
    const { open, reason } = this.registry.issue(number);
    const branches = await hosted.git("for-each-ref", "--format=%(refname)", "refs/heads/");
    const pulls = await this.pulls();
    return {
      issue: { open, reason, labels: this.registry.labelsOf(number) },
      comment: this.comment(number),
      pulls,
      reminders: pulls.map((pull) => this.registry.comments(pull.number).length),
      branches: branches.split("\n"),
      main: await hosted.git("rev-parse", "refs/heads/main^{tree}"),
    };
  }
}

/** The one run; throws with what its annotations say where it failed. */
function succeeded(runs: WorkflowRun[]): WorkflowRun {
  const run = only(runs);
  if (run.conclusion !== "success") throw new Error(`${run.name}: ${run.faults}`);
  return run;
}
