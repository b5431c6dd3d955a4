// Waits until a deployed site shows a publication: a deployment takes its time to reach everybody.

import { setTimeout as sleep } from "node:timers/promises";
import { type PublishedState, parseState } from "../core/published/shapes.ts";
import { openPublished, PublishedSiteError, readShaped } from "./published-site.ts";

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
