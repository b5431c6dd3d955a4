// A step on GitHub, repeated where GitHub stumbles, and told in words where it refuses.
// Every step first reads what is there, so that repeating it changes nothing twice.

import isNetworkError from "is-network-error";
import { type Patience, patiently } from "../patience.ts";

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
    throw new GitHubError(`Could not ${what}: ${why(cause, permission)}`, { cause });
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

/** As @octokit/request-error has it; a lost connection is a 500 there. */
interface Refusal extends Error {
  status?: number;
  response?: { headers: Record<string, string | undefined> };
}

/** Whether the same step may go well a moment later. */
function mayPass(error: Refusal): boolean {
  const { status } = error;
  if (status === undefined) return isNetworkError(error);
  if (status === 422) return WAS_FIRST.test(error.message);
  return status >= 500 || status === 409 || status === 429 || isLimited(error);
}

/** Somebody else has done the same, or moved on, since the step has looked: looking again settles it. */
const WAS_FIRST = /already exists|not a fast forward/i;

/** GitHub's limits on how much and how fast come as 403, too. */
function isLimited({ status, response }: Refusal): boolean {
  const headers = response?.headers ?? {};
  const limited = headers["retry-after"] !== undefined || headers["x-ratelimit-remaining"] === "0";
  return (status === 403 || status === 429) && limited;
}

/** How long GitHub asks to wait, in seconds; 0 where it does not say. */
function askedSeconds({ response }: Refusal): number {
  const headers = response?.headers ?? {};
  const after = Number(headers["retry-after"] ?? Number.NaN);
  if (Number.isFinite(after)) return after;
  // The limit on requests names the second at which it ends.
  const reset = Number(headers["x-ratelimit-reset"] ?? Number.NaN);
  const limited = headers["x-ratelimit-remaining"] === "0" && Number.isFinite(reset);
  return limited ? Math.max(0, reset - Date.now() / 1000) : 0;
}

function why(error: Refusal, permission: string): string {
  const { status, message } = error;
  const said = `GitHub said ${status ?? "nothing"}: ${message}`;
  if (isLimited(error))
    return `GitHub's limit on requests is reached. Run it again later. (${said})`;
  if (status === 401) return `the token is not valid. (${said})`;
  if (status === 403 && /not permitted to create or approve pull requests/.test(message)) {
    return `the repository's settings keep Actions from opening pull requests. Allow it in Settings, Actions, General, Workflow permissions. (${said})`;
  }
  if (status === 403) return `the job lacks the permission "${permission}". (${said})`;
  if (status === 404) {
    return `it is not there, or the job lacks the permission "${permission}". (${said})`;
  }
  if (status !== undefined && status >= 500)
    return `GitHub stumbles. Run it again later. (${said})`;
  return said;
}
