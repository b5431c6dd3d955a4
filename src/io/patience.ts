// Repeats a step that may succeed a moment later.

import { setTimeout } from "node:timers/promises";

export interface Patience {
  /** How often a step is repeated. */
  retries: number;
  /** Milliseconds before the first retry. Each further wait is twice as long. */
  firstWaitMs: number;
  /** The longest wait that a server may ask for, in seconds. */
  longestWaitSeconds: number;
  /** How to wait; undefined: by the clock. */
  sleep?: Sleep | undefined;
}

export type Sleep = (ms: number) => Promise<unknown>;

/** Whether and when to retry after a failure. */
export interface RetryHint {
  /** Whether a retry may succeed. */
  mayPass: boolean;
  /** How long the server asks to wait, in seconds; 0 if it does not ask. */
  askedSeconds: number;
}

/** Returns what `act` returns, or throws its last error. */
export async function patiently<T>(
  act: () => Promise<T>,
  retryHintOf: (error: Error) => RetryHint,
  { retries, firstWaitMs, longestWaitSeconds, sleep = setTimeout }: Patience,
): Promise<T> {
  for (let repeated = 0; ; repeated++) {
    try {
      return await act();
    } catch (error) {
      const { mayPass, askedSeconds } = retryHintOf(error as Error);
      if (repeated === retries || !mayPass || askedSeconds > longestWaitSeconds) throw error;
      await sleep(askedSeconds * 1000 + firstWaitMs * 2 ** repeated);
    }
  }
}
