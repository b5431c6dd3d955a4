// A repository of the emulated GitHub as a test handles it: pushes, pull requests, and what is shown of them.

import type { GitRepository } from "../../support/git-repository.ts";
import { PullRequest } from "./pull-request.ts";
import { pushTo } from "./push-to.ts";
import type { Push } from "./runner/payloads.ts";
import { ACTIONS_BOT, type Account } from "./server/accounts.ts";
import { HostedRepository } from "./server/hosted-repository.ts";
import { formatReviewComment } from "./server/routes/lines.ts";
import type { State } from "./server/state.ts";

export interface Comment {
  id: number;
  body: string;
  user: Account;
  created_at: string;
  updated_at: string;
  html_url: string;
}

export interface Label {
  name: string;
  color: string;
  description: string | null;
}

export interface PullRequestToOpen {
  /** A branch of a fork of the author's, or one of the repository itself. */
  from: "fork" | "branch";
  /** Their login. */
  author?: string;
  branch?: string;
  base?: string;
  title?: string;
  body?: string;
  /** Changes the files; what it leaves uncommitted is committed under the title. */
  commit: (checkout: GitRepository) => void;
}

export interface Merge {
  how?: "merge" | "squash" | "rebase";
  title?: string;
  /** Their login. */
  by?: string;
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

  get fullName(): string {
    return this.hosted.fullName;
  }

  /** Pushes to a branch, and gives what GitHub then tells of it. */
  async push(
    change: (checkout: GitRepository) => void,
    { branch = "main", title = "Change", by = "ada" } = {},
  ): Promise<Push> {
    const before = await this.hosted.existingCommit(`refs/heads/${branch}`);
    const after = pushTo(this.hosted, { branch, from: branch, title, change });
    return { repository: this.hosted, branch, before, after, by };
  }

  async openPullRequest(wanted: PullRequestToOpen): Promise<PullRequest> {
    const { from, branch = "change", base = "main", title = "Change", body = "" } = wanted;
    const author = this.#state.accounts.named(wanted.author ?? "mallory");
    const head = from === "fork" ? await this.#fork(author) : this.hosted;
    pushTo(head, { branch, from: base, title, change: wanted.commit });
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
    { how = "merge", title = "Change", by = "ada" }: Merge = {},
  ): Promise<Push> {
    const { number, head, headBranch, baseBranch } = pull;
    const push = await this.push(
      (checkout) => {
        checkout.git("fetch", "--quiet", this.hosted.folder, `refs/pull/${number}/head`);
        if (how === "merge") {
          const words = `Merge pull request #${number} from ${head.owner}/${headBranch}\n\n${title}`;
          checkout.git("merge", "--quiet", "--no-ff", "--message", words, "FETCH_HEAD");
        } else if (how === "squash") checkout.git("merge", "--quiet", "--squash", "FETCH_HEAD");
        else checkout.git("cherry-pick", "HEAD..FETCH_HEAD");
      },
      { branch: baseBranch, title: `${title} (#${number})`, by },
    );
    const range = `${push.before}..${push.after}`;
    const commits = await this.hosted.git("rev-list", "--first-parent", "--reverse", range);
    await this.#state.pulls.close(pull, commits.split("\n"), this.#state);
    return push;
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

  async #all<T>(path: string): Promise<T[]> {
    const all: T[] = [];
    for (let page = 1; ; page++) {
      const asked = `/repos/${this.fullName}/${path}?per_page=100&page=${page}`;
      const { body } = await this.#state.emulator.ask(ACTIONS_BOT, { method: "GET", path: asked });
      all.push(...(body as T[]));
      if ((body as T[]).length < 100) return all;
    }
  }
}
