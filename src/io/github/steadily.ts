// Runs a step on GitHub, retries it if GitHub fails, and explains a refusal.
// Every step reads first, so repeating it changes nothing twice.

import isNetworkError from "is-network-error";
import { type Patience, patiently } from "../patience.ts";
import { explainRefusal, isLasting, isLimited, type Refusal } from "./refusals.ts";

/** GitHub refused, or failed repeatedly. The message says what to do. */
export class GitHubError extends Error {
  override name = "GitHubError";
}

const PATIENCE: Patience = { retries: 4, firstWaitMs: 1000, longestWaitSeconds: 60 };

/**
 * What `act` returns. `what` completes "Could not …" ("keep the comment"); `permission` is the one that the job
 * needs ("pull-requests: write"). Throws GitHubError.
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

/** What `act` returns; undefined if GitHub refuses, and then the refusal is added to `failures`. */
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

/** Whether a retry may succeed. */
function mayPass(error: Refusal): boolean {
  const { status } = error;
  if (status === undefined) return isNetworkError(error);
  if (isLasting(error)) return false;
  if (status === 422) return WAS_FIRST.test(error.message);
  return status >= 500 || status === 409 || status === 429 || isLimited(error);
}

/** Somebody else did the same or moved the branch since the step read. Reading again settles it. */
const WAS_FIRST = /already exists|not a fast forward/i;

/** How long GitHub asks to wait, in seconds; 0 if it does not say. */
function askedSeconds(error: Refusal): number {
  const headers = error.response?.headers ?? {};
  const after = Number(headers["retry-after"] ?? Number.NaN);
  if (Number.isFinite(after)) return after;
  // A secondary rate limit may have no header. GitHub then asks for a minute's wait.
  if (isLimited(error) && headers["x-ratelimit-remaining"] !== "0") return 60;
  // The primary rate limit has the time at which it ends.
  const reset = Number(headers["x-ratelimit-reset"] ?? Number.NaN);
  const limited = headers["x-ratelimit-remaining"] === "0" && Number.isFinite(reset);
  return limited ? Math.max(0, reset - Date.now() / 1000) : 0;
}
