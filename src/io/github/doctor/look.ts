// Reads a fact about a repository, or notes that the token cannot see it.

import type { Seen } from "../../../core/doctor/facts.ts";
import type { Patience } from "../../patience.ts";
import { isLimited, type Refusal } from "../refusals.ts";
import { GitHubError, steadily } from "../steadily.ts";

/** Short, because a person is waiting. */
export const BRISK: Patience = { retries: 2, firstWaitMs: 500, longestWaitSeconds: 5 };

const REFUSED = [401, 403, 404];

/**
 * What `ask` returns. If GitHub refuses, what `absent` makes of the refusal, or else the missing permission. Throws
 * GitHubError if GitHub fails or its rate limit is reached.
 */
export async function look<T>(
  what: string,
  permission: string,
  ask: () => Promise<T>,
  absent: (refusal: Refusal) => T | undefined = () => undefined,
): Promise<Seen<T>> {
  try {
    return { value: await steadily(`read ${what}`, permission, ask, BRISK) };
  } catch (error) {
    const refusal = error instanceof GitHubError ? (error.cause as Refusal) : undefined;
    if (!refusal || isLimited(refusal) || !REFUSED.includes(refusal.status ?? 0)) throw error;
    const value = absent(refusal);
    return value === undefined ? { unseen: permission } : { value };
  }
}

/** What `ask` returns; undefined if the thing does not exist or the token cannot see it. A rate limit still throws. */
export async function ifShown<T>(ask: () => Promise<T>): Promise<T | undefined> {
  try {
    return await ask();
  } catch (error) {
    const refusal = error as Refusal;
    if (isLimited(refusal) || ![403, 404].includes(refusal.status ?? 0)) throw error;
    return undefined;
  }
}

/** For requests whose 404 means that the thing does not exist. */
export const nullOn404 = ({ status }: Refusal): null | undefined =>
  status === 404 ? null : undefined;
