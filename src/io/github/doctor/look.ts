// A fact of a repository, or that the token may not see it.

import type { Seen } from "../../../core/doctor/facts.ts";
import type { Patience } from "../../patience.ts";
import { isLimited, type Refusal } from "../refusals.ts";
import { GitHubError, steadily } from "../steadily.ts";

/** A person waits. */
export const BRISK: Patience = { retries: 2, firstWaitMs: 500, longestWaitSeconds: 5 };

const REFUSED = [401, 403, 404];

/**
 * What `ask` gives; what `absent` makes of a refusal, where it knows that this means something; or else the
 * permission that was lacking. Throws GitHubError where GitHub stumbles, or its limit on requests is reached.
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

/** What `ask` gives; undefined where it is not there, or not for this token. The limit on requests is neither. */
export async function ifShown<T>(ask: () => Promise<T>): Promise<T | undefined> {
  try {
    return await ask();
  } catch (error) {
    const refusal = error as Refusal;
    if (isLimited(refusal) || ![403, 404].includes(refusal.status ?? 0)) throw error;
    return undefined;
  }
}

/** For what answers 404 where it is not there. */
export const nullOn404 = ({ status }: Refusal): null | undefined =>
  status === 404 ? null : undefined;
