// What GitHub shows to everyone without a token: an account by its login, a repository by its name.

import isNetworkError from "is-network-error";

/** GitHub's answer. `unreachable`: why there is none, which does not mean that the thing is missing. */
export type Answer<T> = { found: T } | { missing: true } | { unreachable: string };

export interface PublicAccount {
  /** In its owner's spelling. */
  login: string;
  id: number;
  type: string;
}

export function findAccount(login: string): Promise<Answer<PublicAccount>> {
  return ask(`users/${login}`);
}

export interface PublicRepository {
  full_name: string;
}

/** A private repository counts as missing. */
export function findRepository(name: string): Promise<Answer<PublicRepository>> {
  return ask(`repos/${name}`);
}

const TIMEOUT_MS = 10_000;

async function ask<T>(path: string): Promise<Answer<T>> {
  const root = process.env.GITHUB_API_URL || "https://api.github.com";
  try {
    const response = await fetch(`${root}/${path}`, {
      headers: { accept: "application/vnd.github+json" },
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    if (response.ok) return { found: (await response.json()) as T };
    await response.body?.cancel();
    if (response.status === 404) return { missing: true };
    return { unreachable: refusal(response.status) };
  } catch (error) {
    if (isNetworkError(error)) return { unreachable: "the network failed" };
    const { name } = error as Error;
    if (name === "TimeoutError") return { unreachable: "it did not answer" };
    if (name === "SyntaxError") return { unreachable: "the answer did not come from GitHub" };
    throw error;
  }
}

function refusal(status: number): string {
  const limited = status === 403 || status === 429;
  return limited
    ? "its limit of 60 requests an hour from this address is reached"
    : `it answered with status ${status}`;
}
