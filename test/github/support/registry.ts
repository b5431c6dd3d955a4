// A repository of the emulated GitHub for tests: people's actions and what they then see. Each change returns the event
// that GitHub sends.

import type { GitRepository } from "../../support/git-repository.ts";
import { PullRequest } from "./pull-request.ts";
import { pushTo } from "./push-to.ts";
import { type IssueActivity, issueActivity, type Push } from "./runner/events.ts";
import type { Account } from "./server/accounts.ts";
import type { Issue } from "./server/conversations.ts";
import { HostedRepository, type Role } from "./server/hosted-repository.ts";
import type { Pull } from "./server/pulls.ts";
import { formatReviewComment } from "./server/routes/lines.ts";
import { rulesetsOf } from "./server/routes/rules.ts";
import type { Ruleset } from "./server/settings.ts";
import type { State } from "./server/state.ts";
import type { Status } from "./server/statuses.ts";

/** The default time of a merge, for tests where it does not matter. */
const MERGED_AT = "2026-01-31T12:00:00Z";

/** How a merge happens. */
interface Requirements {
  /** Whether the person merging bypasses the ruleset: "Bypass rules and merge". */
  bypass?: boolean;
}

interface Dated {
  title?: string;
  /** The date of the commits, ISO 8601; by default the same fixed days in every test. */
  at?: string | undefined;
}

export interface PushAs extends Dated {
  branch?: string;
  /** Their login. */
  by?: string;
}

export interface PullRequestToOpen extends Dated {
  /** A branch of a fork of the author's, or one of the repository itself. */
  from: "fork" | "branch";
  /** Their login. */
  author?: string;
  branch?: string;
  /** Its base branch, where it starts; the default branch by default. */
  base?: string;
  /** Changes the files; uncommitted changes are committed with the title. */
  commit: (checkout: GitRepository) => void;
}

export interface Merge extends Dated, Requirements {
  how?: "merge" | "squash" | "rebase";
}

export interface IssueToOpen {
  /** Their login. */
  author: string;
  title: string;
  body: string;
  /** As set by an issue form, for any author. */
  labels?: string[];
}

/** The contexts that rulesets require. */
function requiredStatuses(rulesets: readonly Ruleset[]): string[] {
  const checks = rulesets.flatMap(({ rules }) =>
    rules.flatMap(({ parameters }) => parameters?.required_status_checks ?? []),
  );
  return (checks as { context: string }[]).map(({ context }) => context);
}

export class Registry {
  readonly hosted: HostedRepository;
  readonly #state: State;
  readonly #root: string;

  constructor(hosted: HostedRepository, state: State, root: string) {
    this.hosted = hosted;
    this.#state = state;
    this.#root = root;
  }

  async push(
    change: (checkout: GitRepository) => void,
    { branch = this.hosted.defaultBranch, title = "Change", by = "ada", at }: PushAs = {},
  ): Promise<Push> {
    const before = await this.hosted.existingCommit(`refs/heads/${branch}`);
    const after = pushTo(this.hosted, { branch, from: branch, title, change, at });
    await this.#state.pulls.follow(this.hosted, branch);
    return { repository: this.hosted, branch, before, after, by };
  }

  async openPullRequest(wanted: PullRequestToOpen): Promise<PullRequest> {
    const {
      from,
      branch = "change",
      base: baseBranch = this.hosted.defaultBranch,
      title = "Change",
      commit: change,
      at,
    } = wanted;
    const author = this.#state.accounts.named(wanted.author ?? "mallory");
    const head = from === "fork" ? await this.#fork(author) : this.hosted;
    pushTo(head, { branch, from: baseBranch, title, change, at });
    const places = { base: this.hosted, baseBranch, head, headBranch: branch };
    const pull = await this.#state.pulls.open({ ...places, author, title, body: "" });
    return new PullRequest(pull, this.#state);
  }

  /** Merges like the button. The commit has the pull request's title. */
  async merge(
    { pull }: PullRequest,
    { how = "merge", title = "Change", at, bypass = false }: Merge = {},
  ): Promise<Push> {
    if (!bypass) this.#refuseUnmet(pull, pull.headSha);
    const { number, head, headBranch, headSha, baseBranch: branch } = pull;
    const push = await this.push(
      (checkout) => {
        if (how === "merge") {
          const words = `Merge pull request #${number} from ${head.owner}/${headBranch}\n\n${title}`;
          checkout.git("merge", "--quiet", "--no-ff", "--message", words, headSha);
        } else if (how === "squash") checkout.git("merge", "--quiet", "--squash", headSha);
        else checkout.git("cherry-pick", `HEAD..${headSha}`);
      },
      { branch, title: `${title} (#${number})`, at },
    );
    const range = `${push.before}..${push.after}`;
    const commits = await this.hosted.git("rev-list", "--first-parent", "--reverse", range);
    this.#state.pulls.close(pull, { commits: commits.split("\n"), at: at ?? MERGED_AT });
    return push;
  }

  /** Completes a merge queue's group after its check: its head becomes the tip, or it is refused. */
  async mergeGroup({ pull }: PullRequest, group: string): Promise<void> {
    this.#refuseUnmet(pull, group);
    await this.hosted.git("update-ref", `refs/heads/${pull.baseBranch}`, group);
    this.#state.pulls.close(pull, { commits: [group], at: MERGED_AT });
  }

  /** The newest status of the context. */
  statusOf(sha: string, context = "coalitions"): Status | undefined {
    const latest = this.#state.statuses.latest(this.hosted, sha);
    return latest.find((it) => it.context === context);
  }

  /** Imports a ruleset. */
  impose(ruleset: object): void {
    const { rulesets } = this.hosted.settings;
    rulesets.push({ ...structuredClone(ruleset), id: rulesets.length + 1 } as Ruleset);
  }

  /** GitHub's message if a required status is missing; undefined if it can be merged. */
  refusal({ pull }: PullRequest): string | undefined {
    return this.#unmet(pull, pull.headSha);
  }

  #unmet({ baseBranch }: Pull, sha: string): string | undefined {
    for (const context of requiredStatuses(rulesetsOf(this.hosted, baseBranch))) {
      const state = this.statusOf(sha, context)?.state;
      const is = { pending: "pending", failure: "failing", error: "failing", none: "expected" };
      if (state !== "success") {
        return `Required status check "${context}" is ${is[state ?? "none"]}.`;
      }
    }
    return undefined;
  }

  #refuseUnmet(pull: Pull, sha: string): void {
    const reason = this.#unmet(pull, sha);
    if (reason !== undefined) throw new Error(`Repository rule violations found\n\n${reason}`);
  }

  /** Like the button below a merged pull request. Open pull requests from the branch are closed. */
  async deleteBranch(branch: string): Promise<void> {
    await this.hosted.git("update-ref", "-d", `refs/heads/${branch}`);
    await this.#state.pulls.follow(this.hosted, branch);
  }

  async #fork(owner: Account): Promise<HostedRepository> {
    const { repositories, clock } = this.#state;
    const fullName = `${owner.login}/${this.hosted.name}`;
    const place = { root: this.#root, clock };
    const fork =
      repositories.get(fullName) ?? (await HostedRepository.create(place, fullName, this.hosted));
    repositories.set(fullName, fork);
    return fork;
  }

  issue(number: number): Issue {
    const issue = this.hosted.conversations.find(number);
    if (!issue) throw new Error(`${this.hosted.fullName} has no issue ${number}.`);
    return issue;
  }

  /** The oldest first. */
  comments(number: number) {
    const { accounts } = this.#state;
    return this.issue(number).comments.map(({ id, body, author }) => ({
      ...{ id, body, user: accounts.shown(author) },
    }));
  }

  /** Writes a person's comment. */
  comment(number: number, { as, body }: { as: string; body: string }): void {
    this.hosted.conversations.write(this.issue(number), this.#state.accounts.named(as), body);
  }

  labelsOf(number: number): string[] {
    return this.issue(number)
      .labels.map(({ name }) => name)
      .sort();
  }

  /** `line` is null if the line has changed since. */
  async reviewComments(number: number) {
    const pull = this.#state.pulls.of(this.hosted, number);
    const comments = pull ? this.#state.reviewComments.of(pull) : [];
    return Promise.all(comments.map((comment) => formatReviewComment(comment, this.#state)));
  }

  /** An account's role from now on. By default everyone reads. */
  setPermission(login: string, role: Role): void {
    this.hosted.roles.set(this.#state.accounts.named(login).id, role);
  }

  openIssue({ author, labels = [], ...texts }: IssueToOpen): IssueActivity {
    const account = this.#state.accounts.named(author);
    const issue = this.hosted.conversations.open(account, texts);
    for (const label of labels) this.hosted.conversations.label(issue, label, account);
    return this.#addEntry(issue, "opened", author);
  }

  editIssue(number: number, edit: { body?: string; title?: string; by: string }): IssueActivity {
    const { by, ...texts } = edit;
    return this.#addEntry(Object.assign(this.issue(number), texts), "edited", by);
  }

  closeIssue(number: number, { by, reason = "completed" }: { by: string; reason?: string }) {
    return this.#addEntry(Object.assign(this.issue(number), { open: false, reason }), "closed", by);
  }

  reopenIssue(number: number, { by }: { by: string }): IssueActivity {
    return this.#addEntry(Object.assign(this.issue(number), { open: true }), "reopened", by);
  }

  labelIssue(number: number, label: string, { by }: { by: string }): IssueActivity {
    const issue = this.issue(number);
    this.hosted.conversations.label(issue, label, this.#state.accounts.named(by));
    return this.#addEntry(issue, "labeled", by);
  }

  #addEntry({ number }: Issue, action: string, by: string): IssueActivity {
    const sender = this.#state.accounts.named(by);
    return issueActivity(this.hosted, { number, sender, action }, this.#state);
  }
}
