// Pull requests: each one's issue, and its refs in git.

import type { Account } from "./accounts.ts";
import type { Issue } from "./conversations.ts";
import type { HostedRepository } from "./hosted-repository.ts";

interface Places {
  readonly base: HostedRepository;
  readonly baseBranch: string;
  readonly head: HostedRepository;
  readonly headBranch: string;
}

export interface PullToOpen extends Places {
  author: Account;
  title: string;
  body: string | null;
}

export interface Pull extends Places {
  readonly number: number;
  readonly issue: Issue;
  headSha: string;
  /** The base's tip when the head was pushed last: GitHub does not update it later. */
  baseSha: string;
  /** The test merge; undefined if base and head conflict. */
  mergeSha: string | undefined;
  mergedAt: string | undefined;
  /** The commits it added to the base; empty before the merge. */
  mergedCommits: readonly string[];
}

export class Pulls {
  readonly #pulls: Pull[] = [];

  of(repository: HostedRepository, number: number): Pull | undefined {
    return this.#pulls.find((pull) => pull.base === repository && pull.number === number);
  }

  ofRepository(repository: HostedRepository): Pull[] {
    return this.#pulls.filter((pull) => pull.base === repository);
  }

  async open({ author, title, body, ...places }: PullToOpen): Promise<Pull> {
    const issue = places.base.conversations.open(author, { title, body });
    const pull: Pull = {
      ...{ ...places, issue, number: issue.number, headSha: "", baseSha: "" },
      ...{ mergeSha: undefined, mergedAt: undefined, mergedCommits: [] },
    };
    this.#pulls.push(pull);
    await this.takeHead(pull);
    return pull;
  }

  /** GitHub's update after a push to the head. */
  async takeHead(pull: Pull): Promise<void> {
    pull.headSha = await pull.base.fetchHead(pull.number, pull.head, pull.headBranch);
    pull.baseSha = await pull.base.existingCommit(`refs/heads/${pull.baseBranch}`);
    await this.merge(pull);
  }

  /**
   * GitHub's update of open pull requests after a branch was moved or deleted: they take their new head,
   * and one with nothing left to merge is closed.
   */
  async follow(repository: HostedRepository, branch: string): Promise<void> {
    const tip = repository.refAt(`refs/heads/${branch}`);
    for (const pull of this.#pulls.filter(({ issue }) => issue.open)) {
      const { base, baseBranch, head, headBranch } = pull;
      const isHead = head === repository && headBranch === branch;
      const isBase = base === repository && baseBranch === branch;
      if (tip === undefined) pull.issue.open = !isHead && !isBase;
      else if (isHead) {
        await this.takeHead(pull);
        pull.issue.open = pull.headSha !== pull.baseSha;
      }
    }
  }

  /** GitHub's update after a merge; the commits are already on the base. */
  close(pull: Pull, { commits, at }: { commits: readonly string[]; at: string }): void {
    pull.mergedAt = at;
    pull.mergedCommits = commits;
    pull.issue.open = false;
  }

  async reopen(pull: Pull): Promise<void> {
    await this.takeHead(pull);
    pull.issue.open = true;
  }

  openFor(wanted: Places): Pull | undefined {
    const names = ["base", "baseBranch", "head", "headBranch"] as const;
    return this.#pulls.find(
      (it) => it.issue.open && names.every((name) => it[name] === wanted[name]),
    );
  }

  /** Makes the test merge again, as GitHub does on each request after the base has moved. */
  async merge(pull: Pull): Promise<void> {
    pull.mergeSha = await pull.base.mergeHead(pull.number, pull.baseBranch);
  }
}
