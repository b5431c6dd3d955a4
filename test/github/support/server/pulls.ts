// Pull requests: their places in git, which the emulator knows nothing of. It keeps their numbers, texts
// and states.

import type { Account } from "./accounts.ts";
import type { Answer } from "./answer.ts";
import { countLines, readDiff } from "./diff.ts";
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
  merged: boolean;
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
      ...{ headSha: "", baseSha: "", mergeSha: undefined, merged: false, mergedCommits: [] },
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

  /** What GitHub does when somebody presses the button; the commits are on the base already. */
  async close(pull: Pull, mergedCommits: readonly string[], state: State): Promise<void> {
    pull.merged = true;
    pull.mergedCommits = mergedCommits;
    const path = `/repos/${pull.base.fullName}/pulls/${pull.number}`;
    await state.emulator.ask(pull.author, { method: "PATCH", path, body: { state: "closed" } });
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

/** What only a single pull request tells, and a list of them does not. */
const ALONE = [
  ...["merged", "mergeable", "rebaseable", "mergeable_state", "merged_by", "comments"],
  ...["review_comments", "maintainer_can_modify", "commits", "additions", "deletions"],
  "changed_files",
];

type Json = Record<string, unknown>;

/** When does not matter; whether does. */
const MERGED_AT = "2026-01-31T12:00:00Z";

/** The emulator's pull request with what git knows better. */
export function withCommits(emulated: Json, pull: Pull): Json {
  const head = emulated.head as Json;
  const base = emulated.base as Json;
  const listed = Object.entries(emulated).filter(([name]) => !ALONE.includes(name));
  return {
    ...Object.fromEntries(listed),
    head: { ...head, sha: pull.headSha },
    base: { ...base, sha: pull.baseSha },
    merge_commit_sha: pull.mergedCommits.at(-1) ?? pull.mergeSha ?? null,
    merged_at: pull.merged ? MERGED_AT : null,
  };
}

export async function withCounts(emulated: Json, pull: Pull): Promise<Json> {
  const { folder } = pull.base;
  const mergeBase = await pull.base.mergeBase(pull.baseSha, pull.headSha);
  const files = await readDiff(folder, mergeBase, pull.headSha);
  const commits = await pull.base.git("rev-list", "--count", `${mergeBase}..${pull.headSha}`);
  const total = (mark: "+" | "-") => files.reduce((sum, file) => sum + countLines(file, mark), 0);
  return {
    ...emulated,
    ...withCommits(emulated, pull),
    merged: pull.merged,
    mergeable: pull.mergeSha !== undefined,
    mergeable_state: pull.mergeSha === undefined ? "dirty" : "clean",
    commits: Number(commits),
    additions: total("+"),
    deletions: total("-"),
    changed_files: files.length,
  };
}
