// Waits until a deployed site shows a publication: a deployment takes its time to reach everybody.

import pRetry from "p-retry";
import { readJson } from "../core/published/read-json.ts";
import { asState, type PublishedState } from "../core/published/shapes.ts";
import { openPublished, PublishedSiteError } from "./published-site.ts";

/** What was built: the commit, and the digest of all heads. */
export interface Expected {
  commit: string;
  heads: string;
}

export interface Patient {
  /** Differs from run to run, so that no cache answers with what it had for an earlier one. */
  fresh: string;
  /** Until then it is asked again; 0 asks once. */
  waitMs: number;
  /** Before it is asked for the second time; it grows from then on. */
  firstPauseMs?: number;
  /** Whether the site's commit comes after the expected one. */
  isNewer: (commit: string) => Promise<boolean>;
  onWait?: (why: string) => void;
}

/** The site does not show it. */
export class NotPublishedError extends Error {
  override name = "NotPublishedError";
}

const STATE = "api/v1/state.json";
const LONGEST_PAUSE_MS = 30_000;

/** The state that is deployed, and whether it is of a newer publication. Throws NotPublishedError. */
export async function awaitPublication(
  url: string,
  expected: Expected,
  { fresh, waitMs, firstPauseMs = 2000, isNewer, onWait }: Patient,
): Promise<{ state: PublishedState; newer: boolean }> {
  const look = async (attempt: number) => {
    const state = await readState(url, `${fresh}.${attempt}`);
    const { commit, heads } = state;
    if (commit === expected.commit && heads === expected.heads) return { state, newer: false };
    if (commit !== null && commit !== expected.commit && (await isNewer(commit))) {
      return { state, newer: true };
    }
    throw new NotPublishedError(
      `${STATE} at ${url} shows the commit ${commit} with the heads ${heads}, in place of ${expected.commit} with ${expected.heads}.`,
    );
  };
  return pRetry(look, {
    retries: waitMs > 0 ? Number.POSITIVE_INFINITY : 0,
    minTimeout: firstPauseMs,
    maxTimeout: LONGEST_PAUSE_MS,
    factor: 1.5,
    maxRetryTime: waitMs > 0 ? waitMs : Number.POSITIVE_INFINITY,
    shouldRetry: ({ error }) => error instanceof NotPublishedError,
    onFailedAttempt: ({ error }) => onWait?.(error.message),
  });
}

async function readState(url: string, query: string): Promise<PublishedState> {
  let bytes: Uint8Array | undefined;
  try {
    bytes = await openPublished(url, { query }).read(STATE);
  } catch (error) {
    if (!(error instanceof PublishedSiteError)) throw error;
    throw new NotPublishedError(error.message, { cause: error });
  }
  if (!bytes) throw new NotPublishedError(`There is no ${STATE} at ${url}.`);
  const read = readJson(bytes);
  const shaped = read.fault === undefined ? asState(read.value) : read;
  if (shaped.fault === undefined) return shaped.value;
  throw new NotPublishedError(`${STATE} at ${url} is no state of a registry. ${shaped.fault}`);
}
