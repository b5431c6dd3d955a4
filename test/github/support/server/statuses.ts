// The statuses of commits. Only the newest of a context counts; older ones remain.
// https://docs.github.com/rest/commits/statuses

import type { Account } from "./accounts.ts";
import type { HostedRepository } from "./hosted-repository.ts";

export const STATES = ["error", "failure", "pending", "success"] as const;

export interface Status {
  id: number;
  sha: string;
  state: (typeof STATES)[number];
  context: string;
  description: string | null;
  targetUrl: string | null;
  creator: Account;
}

export type NewStatus = Omit<Status, "id">;

/** GitHub's limit for a commit and context. */
const MOST = 1000;

export class Statuses {
  readonly #all: (Status & { repository: string })[] = [];

  /** Undefined if the commit has the maximum number for the context. */
  add({ fullName: repository }: HostedRepository, status: NewStatus): Status | undefined {
    const those = this.#all.filter(
      (it) => it.repository === repository && it.sha === status.sha && isSame(it, status),
    );
    if (those.length >= MOST) return undefined;
    const added = { ...status, repository, id: this.#all.length + 1 };
    this.#all.push(added);
    return added;
  }

  /** The newest first. */
  of({ fullName: repository }: HostedRepository, sha: string): Status[] {
    return this.#all.filter((it) => it.repository === repository && it.sha === sha).reverse();
  }

  /** The newest one of each context. */
  latest(repository: HostedRepository, sha: string): Status[] {
    const all = this.of(repository, sha);
    return all.filter((it, index) => all.findIndex((other) => isSame(it, other)) === index);
  }
}

/** Contexts ignore case. */
function isSame(one: { context: string }, other: { context: string }): boolean {
  return one.context.toLowerCase() === other.context.toLowerCase();
}

/** `failure` if one failed; `pending` if one is pending or there is none; otherwise `success`. */
export function combined(latest: readonly Status[]): "failure" | "pending" | "success" {
  const has = (...states: string[]) => latest.some(({ state }) => states.includes(state));
  if (has("error", "failure")) return "failure";
  return latest.length === 0 || has("pending") ? "pending" : "success";
}
