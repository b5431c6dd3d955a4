// A step on GitHub, repeated where GitHub stumbles, and told in words where it refuses.
// Every step first reads what is there, so that repeating it changes nothing twice.

import isNetworkError from "is-network-error";
import { type Patience, patiently } from "../patience.ts";
import { explainRefusal, isLasting, isLimited, type Refusal } from "./refusals.ts";

/** GitHub refused, or went on stumbling; its message says what to do. */
export class GitHubError extends Error {
  override name = "GitHubError";
}

const PATIENCE: Patience = { retries: 4, firstWaitMs: 1000, longestWaitSeconds: 60 };

/**
 * What `act` gives. In words: what it does ("keep the comment"), and the permission that its job needs
 * ("pull-requests: write"). Throws GitHubError.
 */
export async function steadily<T>(
  what: string,
  permission: string,
  act: () => Promise<T>,
  patience: Patience = PATIENCE,
): Promise<T> {
  try {
    return await patiently(
      act,
      (error) => ({ mayPass: mayPass(error), askedSeconds: askedSeconds(error) }),
      patience,
    );
  } catch (error) {
    const cause = error as Error;
    throw new GitHubError(`Could not ${what}: ${explainRefusal(cause, permission)}`, { cause });
  }
}

/** What `act` gives; undefined where GitHub refuses it, which is added to the failures. */
export async function orFailure<T>(
  failures: string[],
  act: () => Promise<T>,
): Promise<T | undefined> {
  try {
    return await act();
  } catch (error) {
    if (!(error instanceof GitHubError)) throw error;
    failures.push(error.message);
    return undefined;
  }
}

/** Whether the same step may go well a moment later. */
function mayPass(error: Refusal): boolean {
  const { status } = error;
  if (status === undefined) return isNetworkError(error);
  if (isLasting(error)) return false;
  if (status === 422) return WAS_FIRST.test(error.message);
  return status >= 500 || status === 409 || status === 429 || isLimited(error);
}

/** Somebody else has done the same, or moved on, since the step has looked: looking again settles it. */
const WAS_FIRST = /already exists|not a fast forward/i;

/** How long GitHub asks to wait, in seconds; 0 where it does not say. */
function askedSeconds(error: Refusal): number {
  const headers = error.response?.headers ?? {};
  const after = Number(headers["retry-after"] ?? Number.NaN);
  if (Number.isFinite(after)) return after;
  // Its limits on how fast come without a header, too; GitHub wants a minute then.
  if (isLimited(error) && headers["x-ratelimit-remaining"] !== "0") return 60;
  // The limit on requests names the second at which it ends.
  const reset = Number(headers["x-ratelimit-reset"] ?? Number.NaN);
  const limited = headers["x-ratelimit-remaining"] === "0" && Number.isFinite(reset);
  return limited ? Math.max(0, reset - Date.now() / 1000) : 0;
}
