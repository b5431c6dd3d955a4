// A repository of the emulated GitHub as a test handles it: pushes, pull requests, and what is shown of them.

import type { GitRepository } from "../../support/git-repository.ts";
import type { Comment, Label, Merge, PullRequestToOpen, PushAs } from "./acts.ts";
import { type IssueEdit, Issues, type IssueToOpen, type ShownIssue } from "./issues.ts";
import { PullRequest } from "./pull-request.ts";
import { pushTo } from "./push-to.ts";
import type { IssueActivity } from "./runner/issue-payload.ts";
import type { Push } from "./runner/payloads.ts";
import type { Account } from "./server/accounts.ts";
import { allPages } from "./server/all-pages.ts";
import { HostedRepository, type Role } from "./server/hosted-repository.ts";
import { formatReviewComment } from "./server/routes/lines.ts";
import type { State } from "./server/state.ts";

/** When something was merged, where no test says when: it does not matter. */
const MERGED_AT = "2026-01-31T12:00:00Z";

export class Registry {
  readonly hosted: HostedRepository;
  readonly #state: State;
  readonly #root: string;
  readonly #issues: Issues;

  constructor(hosted: HostedRepository, state: State, root: string) {
    this.hosted = hosted;
    this.#state = state;
    this.#root = root;
    this.#issues = new Issues(hosted, state);
  }

  get fullName(): string {
    return this.hosted.fullName;
  }

  /** Pushes to a branch, and gives what GitHub then tells of it. */
  async push(
    change: (checkout: GitRepository) => void,
    { branch = "main", title = "Change", by = "ada", at }: PushAs = {},
  ): Promise<Push> {
    const before = await this.hosted.existingCommit(`refs/heads/${branch}`);
    const after = pushTo(this.hosted, { branch, from: branch, title, change, at });
    await this.#state.pulls.follow(this.hosted, branch, this.#state);
    return { repository: this.hosted, branch, before, after, by };
  }

  async openPullRequest(wanted: PullRequestToOpen): Promise<PullRequest> {
    const { from, branch = "change", base = "main", title = "Change", body = "" } = wanted;
    const author = this.#state.accounts.named(wanted.author ?? "mallory");
    const head = from === "fork" ? await this.#fork(author) : this.hosted;
    pushTo(head, { branch, from: base, title, change: wanted.commit, at: wanted.at });
    const pull = await this.#state.pulls.open(
      { author, base: this.hosted, baseBranch: base, head, headBranch: branch, title, body },
      this.#state,
    );
    return new PullRequest(pull, this.#state);
  }

  /**
   * Merges as the button does, and gives the push that GitHub then tells of. The title is what the commit
   * says of it.
   */
  async merge(
    { pull }: PullRequest,
    { how = "merge", title = "Change", by = "ada", at }: Merge = {},
  ): Promise<Push> {
    const { number, head, headBranch, headSha, baseBranch } = pull;
    const push = await this.push(
      (checkout) => {
        if (how === "merge") {
          const words = `Merge pull request #${number} from ${head.owner}/${headBranch}\n\n${title}`;
          checkout.git("merge", "--quiet", "--no-ff", "--message", words, headSha);
        } else if (how === "squash") checkout.git("merge", "--quiet", "--squash", headSha);
        else checkout.git("cherry-pick", `HEAD..${headSha}`);
      },
      { branch: baseBranch, title: `${title} (#${number})`, by, at },
    );
    const range = `${push.before}..${push.after}`;
    const commits = await this.hosted.git("rev-list", "--first-parent", "--reverse", range);
    const merged = { commits: commits.split("\n"), at: at ?? MERGED_AT };
    await this.#state.pulls.close(pull, merged, this.#state);
    return push;
  }

  /** As the button below a merged pull request does; those that are open from it are closed. */
  async deleteBranch(branch: string): Promise<void> {
    await this.hosted.git("update-ref", "-d", `refs/heads/${branch}`);
    await this.#state.pulls.follow(this.hosted, branch, this.#state);
  }

  async #fork(owner: Account): Promise<HostedRepository> {
    const there = this.#state.repositories.get(`${owner.login}/${this.hosted.name}`);
    if (there) return there;
    const path = `/repos/${this.fullName}/forks`;
    const { status } = await this.#state.emulator.ask(owner, { method: "POST", path, body: {} });
    if (status >= 300) throw new Error(`emulate: ${status} for ${path}`);
    const fork = await HostedRepository.fork(this.hosted, this.#root, owner.login);
    this.#state.repositories.set(fork.fullName, fork);
    return fork;
  }

  /** The oldest first. */
  comments(number: number): Promise<Comment[]> {
    return this.#all(`issues/${number}/comments`);
  }

  /** Writes a comment as a person would. */
  async comment(number: number, { as, body }: { as: string; body: string }): Promise<void> {
    const account = this.#state.accounts.named(as);
    const path = `/repos/${this.fullName}/issues/${number}/comments`;
    await this.#state.emulator.ask(account, { method: "POST", path, body: { body } });
  }

  async labelsOf(number: number): Promise<string[]> {
    const labels = await this.#all<Label>(`issues/${number}/labels`);
    return labels.map(({ name }) => name).sort();
  }

  labels(): Promise<Label[]> {
    return this.#all("labels");
  }

  /** With `line: null` where the line has been changed since. */
  async reviewComments(number: number) {
    const pull = this.#state.pulls.of(this.hosted, number);
    const comments = pull ? this.#state.reviewComments.of(pull) : [];
    return Promise.all(comments.map((comment) => formatReviewComment(comment, this.#state)));
  }

  #all<T>(path: string): Promise<T[]> {
    return allPages(`/repos/${this.fullName}/${path}`, this.#state);
  }

  /** What an account may do here from now on; without a word of it, everybody reads. */
  setPermission(login: string, role: Role): void {
    this.hosted.roles.set(this.#state.accounts.named(login).id, role);
  }

  openIssue(wanted: IssueToOpen): Promise<IssueActivity> {
    return this.#issues.open(wanted);
  }

  editIssue(number: number, edit: IssueEdit): Promise<IssueActivity> {
    return this.#issues.edit(number, edit);
  }

  closeIssue(number: number, how: { by: string; reason?: string }): Promise<IssueActivity> {
    return this.#issues.close(number, how);
  }

  reopenIssue(number: number, { by }: { by: string }): Promise<IssueActivity> {
    return this.#issues.reopen(number, by);
  }

  labelIssue(number: number, label: string, { by }: { by: string }): Promise<IssueActivity> {
    return this.#issues.label(number, label, by);
  }

  unlabelIssue(number: number, label: string, { by }: { by: string }): Promise<IssueActivity> {
    return this.#issues.unlabel(number, label, by);
  }

  /** As the API shows it. */
  issue(number: number): Promise<ShownIssue> {
    return this.#issues.read(number);
  }
}
