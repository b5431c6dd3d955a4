// A pull request of the emulated GitHub as a test handles it.

import type { GitRepository } from "../../support/git-repository.ts";
import { pushTo } from "./push-to.ts";
import type { Pull } from "./server/pulls.ts";
import type { State } from "./server/state.ts";

export class PullRequest {
  readonly pull: Pull;
  readonly #state: State;

  constructor(pull: Pull, state: State) {
    this.pull = pull;
    this.#state = state;
  }

  get number(): number {
    return this.pull.number;
  }

  get headSha(): string {
    return this.pull.headSha;
  }

  /** Pushes to its head; dispatch it as `synchronize`. `at`: the date of the commit. */
  async push(
    change: (checkout: GitRepository) => void,
    title = "Another change",
    at?: string,
  ): Promise<void> {
    const { head, headBranch: branch } = this.pull;
    pushTo(head, { branch, from: branch, title, change, at });
    await this.#state.pulls.takeHead(this.pull);
  }

  close(): void {
    this.pull.issue.open = false;
  }

  reopen(): Promise<void> {
    return this.#state.pulls.reopen(this.pull);
  }
}
