// What GitHub shows to everybody, without a token: an account by its login, a repository by its name.

import isNetworkError from "is-network-error";

/** What GitHub has; `why` it could not be asked, which is not the same as that it has nothing. */
export type Answer<T> = { found: T } | { missing: true } | { why: string };

export interface PublicAccount {
  /** As its owner writes it. */
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

/** One that only its members see is missing, too. */
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
    return { why: refusal(response.status) };
  } catch (error) {
    if (isNetworkError(error)) return { why: "there is no way to it from here" };
    const { name } = error as Error;
    if (name === "TimeoutError") return { why: "it did not answer" };
    if (name === "SyntaxError") return { why: "what answered is not GitHub" };
    throw error;
  }
}

function refusal(status: number): string {
  const limited = status === 403 || status === 429;
  return limited ? "it takes 60 questions an hour from one address" : `it answered ${status}`;
}
