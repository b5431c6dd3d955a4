// Pull requests: their places in git, which the emulator knows nothing of. It keeps their numbers, texts
// and states.

import type { Account } from "./accounts.ts";
import type { Answer } from "./answer.ts";
import type { HostedRepository } from "./hosted-repository.ts";
import type { State } from "./state.ts";

export interface Pull {
  readonly number: number;
  readonly author: Account;
  readonly base: HostedRepository;
  readonly baseBranch: string;
  readonly head: HostedRepository;
  readonly headBranch: string;
  headSha: string;
  /** The base's tip when the head was pushed last: GitHub does not follow the base further. */
  baseSha: string;
  /** Of the test merge; undefined where base and head conflict. */
  mergeSha: string | undefined;
  open: boolean;
  merged: boolean;
  mergedAt: string | undefined;
  /** What came to the base by it; empty until then. */
  mergedCommits: readonly string[];
}

export interface PullToOpen {
  author: Account;
  base: HostedRepository;
  baseBranch: string;
  head: HostedRepository;
  headBranch: string;
  title: string;
  body: string | null;
}

export class Pulls {
  readonly #pulls: Pull[] = [];

  of(repository: HostedRepository, number: number): Pull | undefined {
    return this.#pulls.find((pull) => pull.base === repository && pull.number === number);
  }

  /** The same, by the repository's full name. */
  at(fullName: string, number: number): Pull | undefined {
    return this.#pulls.find((pull) => pull.base.fullName === fullName && pull.number === number);
  }

  ofRepository(repository: HostedRepository): Pull[] {
    return this.#pulls.filter((pull) => pull.base === repository);
  }

  /** Opens it in the emulator, then takes its commits. */
  async open(wanted: PullToOpen, state: State): Promise<Pull> {
    const { author, base, baseBranch, head, headBranch, title, body } = wanted;
    await makeBranch(head, headBranch, state);
    const answer = await state.emulator.ask(author, {
      method: "POST",
      path: `/repos/${base.fullName}/pulls`,
      body: { title, body, head: `${head.owner}:${headBranch}`, base: baseBranch },
    });
    const { number } = created(answer);
    const pull: Pull = {
      ...{ number, author, base, baseBranch, head, headBranch },
      ...{ headSha: "", baseSha: "", mergeSha: undefined, open: true },
      ...{ merged: false, mergedAt: undefined, mergedCommits: [] },
    };
    this.#pulls.push(pull);
    await this.takeHead(pull);
    return pull;
  }

  /** What GitHub does after a push to the head. */
  async takeHead(pull: Pull): Promise<void> {
    pull.headSha = await pull.base.fetchHead(pull.number, pull.head, pull.headBranch);
    pull.baseSha = await pull.base.existingCommit(`refs/heads/${pull.baseBranch}`);
    await this.merge(pull);
  }

  /**
   * What GitHub does with open pull requests when a branch was moved or deleted: they take their new head,
   * and one that has nothing to merge any more is closed.
   */
  async follow(repository: HostedRepository, branch: string, state: State): Promise<void> {
    const tip = await repository.refAt(`refs/heads/${branch}`);
    for (const pull of this.#pulls.filter(({ open }) => open)) {
      const { base, baseBranch, head, headBranch } = pull;
      const isHead = head === repository && headBranch === branch;
      const isBase = base === repository && baseBranch === branch;
      if (tip === undefined) {
        if (isHead || isBase) await this.setOpen(pull, false, { state });
      } else if (isHead) {
        await this.takeHead(pull);
        if (pull.headSha === pull.baseSha) await this.setOpen(pull, false, { state });
      }
    }
  }

  /** What GitHub does when somebody presses the button; the commits are on the base already. */
  async close(
    pull: Pull,
    { commits, at }: { commits: readonly string[]; at: string },
    state: State,
  ): Promise<void> {
    pull.merged = true;
    pull.mergedAt = at;
    pull.mergedCommits = commits;
    await this.setOpen(pull, false, { state });
  }

  /** Closes or reopens it, in the name of its author where nobody else is named. */
  async setOpen(pull: Pull, open: boolean, { state, by }: { state: State; by?: Account }) {
    if (open) await this.takeHead(pull);
    pull.open = open;
    await state.emulator.ask(by ?? pull.author, {
      method: "PATCH",
      path: `/repos/${pull.base.fullName}/pulls/${pull.number}`,
      body: { state: open ? "open" : "closed" },
    });
  }

  /** Why GitHub would not reopen it, in its words. */
  async refuseReopening(pull: Pull): Promise<string | undefined> {
    const { head, headBranch, headSha, baseBranch, base } = pull;
    const because = (why: string) => `state cannot be changed. ${why}`;
    if (pull.merged) return because("The pull request cannot be reopened.");
    if (!(await base.refAt(`refs/heads/${baseBranch}`))) {
      return because(`The ${baseBranch} branch has been deleted.`);
    }
    const tip = await head.refAt(`refs/heads/${headBranch}`);
    if (tip === undefined) return because(`The ${headBranch} branch has been deleted.`);
    if (!(await head.isAncestor(headSha, tip))) {
      return because(`The ${headBranch} branch was force-pushed or recreated.`);
    }
    const other = this.openFor(pull);
    if (!other) return undefined;
    const from = `${head.owner}:${headBranch}`;
    return because(`There is already an open pull request from ${from} to ${baseBranch}.`);
  }

  openFor(wanted: Pick<Pull, "base" | "baseBranch" | "head" | "headBranch">): Pull | undefined {
    const names = ["base", "baseBranch", "head", "headBranch"] as const;
    return this.#pulls.find((it) => it.open && names.every((name) => it[name] === wanted[name]));
  }

  /** Makes the test merge anew, as GitHub does whenever somebody asks after the base has moved. */
  async merge(pull: Pull): Promise<void> {
    pull.mergeSha = await pull.base.mergeHead(pull.number, pull.baseBranch);
  }
}

function created({ status, body }: Answer): { number: number } {
  if (status !== 201) throw new Error(`emulate: ${status} ${JSON.stringify(body)}`);
  return body as { number: number };
}

/** The emulator wants the branch to be there; on which commit does not matter, since git says it. */
async function makeBranch(repository: HostedRepository, branch: string, state: State) {
  const owner = state.accounts.named(repository.owner);
  const refs = `/repos/${repository.fullName}/git/refs`;
  const path = `/repos/${repository.fullName}/git/ref/heads/${repository.defaultBranch}`;
  const { body } = await state.emulator.ask(owner, { method: "GET", path });
  const { sha } = (body as { object: { sha: string } }).object;
  const ref = { ref: `refs/heads/${branch}`, sha };
  // An answer of 422 says that the branch is there.
  await state.emulator.ask(owner, { method: "POST", path: refs, body: ref });
}
