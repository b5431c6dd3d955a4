// Waits until a deployed site shows a publication. A deployment takes a while to reach everyone.

import { setTimeout as sleep } from "node:timers/promises";
import { type PublishedState, parseState } from "../core/published/shapes.ts";
import { openPublished, PublishedSiteError, readShaped } from "./published-site.ts";

/** What was built: its commit, and the digest of all heads. */
export interface Expected {
  commit: string;
  heads: string;
}

export interface Patient {
  /** Different in each run, so that no cache answers with an earlier run's copy. */
  fresh: string;
  /** How long to keep asking; 0 asks once. */
  waitMs: number;
  /** The pause before the second request; later pauses grow. */
  firstPauseMs?: number;
  /** Whether a commit comes after the expected one. */
  isNewer: (commit: string) => Promise<boolean>;
  onWait?: (reason: string) => void;
}

/** The site does not show the publication. */
export class NotPublishedError extends Error {
  override name = "NotPublishedError";
}

const STATE = "api/v1/state.json";
const LONGEST_PAUSE_MS = 30_000;

/** The deployed state, and whether it belongs to a newer publication. Throws NotPublishedError. */
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
      `${STATE} at ${url} shows commit ${commit} with heads ${heads}, not ${expected.commit} with ${expected.heads}.`,
    );
  };
  const begun = Date.now();
  for (let attempt = 1, pause = firstPauseMs; ; attempt++) {
    try {
      return await look(attempt);
    } catch (error) {
      const left = begun + waitMs - Date.now();
      if (!(error instanceof NotPublishedError) || left <= 0) throw error;
      onWait?.(error.message);
      await sleep(Math.min(pause, left));
      pause = Math.min(pause * 1.5, LONGEST_PAUSE_MS);
    }
  }
}

async function readState(url: string, query: string): Promise<PublishedState> {
  let state: PublishedState | undefined;
  try {
    state = await readShaped(openPublished(url, { query }), STATE, parseState);
  } catch (error) {
    if (!(error instanceof PublishedSiteError)) throw error;
    throw new NotPublishedError(error.message, { cause: error });
  }
  if (state) return state;
  throw new NotPublishedError(`There is no ${STATE} at ${url}.`);
}
