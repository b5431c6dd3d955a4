// A pull request of the emulated GitHub as a test handles it.

import type { GitRepository } from "../../support/git-repository.ts";
import { pushTo } from "./push-to.ts";
import type { Pull } from "./server/pulls.ts";
import type { State } from "./server/state.ts";

export class PullRequest {
  readonly pull: Pull;
  readonly #state: State;
  /** The head before the last push. */
  before: string | undefined;

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

  /** Pushes to its head; dispatch it as `synchronize`. */
  async push(
    change: (checkout: GitRepository) => void,
    title = "Another change",
    at?: string,
  ): Promise<void> {
    const { head, headBranch: branch } = this.pull;
    this.before = this.pull.headSha;
    pushTo(head, { branch, from: branch, title, change, at });
    await this.#state.pulls.takeHead(this.pull);
  }

  async close(): Promise<void> {
    await this.#state.pulls.setOpen(this.pull, false, { state: this.#state });
  }

  /** Throws where GitHub would not let anybody. */
  async reopen(): Promise<void> {
    const why = await this.#state.pulls.refuseReopening(this.pull);
    if (why !== undefined) throw new Error(why);
    await this.#state.pulls.setOpen(this.pull, true, { state: this.#state });
  }
}
