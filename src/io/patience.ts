// How often, and how long apart, a step is repeated that may go well a moment later.

import { setTimeout as sleep } from "node:timers/promises";

export interface Patience {
  /** How often a step is repeated. */
  retries: number;
  /** Before the first repetition, in milliseconds; it doubles with each. */
  firstWaitMs: number;
  /** The longest wait that a server may ask for, in seconds. */
  longestWaitSeconds: number;
}

/** What is known of a failure. */
export interface Outlook {
  /** Whether the same step may go well a moment later. */
  mayPass: boolean;
  /** How long the server asks to wait, in seconds; 0 where it does not say. */
  askedSeconds: number;
}

/** Gives what `act` gives, or throws what it threw last. */
export async function patiently<T>(
  act: () => Promise<T>,
  outlookOf: (error: Error) => Outlook,
  { retries, firstWaitMs, longestWaitSeconds }: Patience,
): Promise<T> {
  for (let repeated = 0; ; repeated++) {
    try {
      return await act();
    } catch (error) {
      const { mayPass, askedSeconds } = outlookOf(error as Error);
      if (repeated === retries || !mayPass || askedSeconds > longestWaitSeconds) throw error;
      await sleep(askedSeconds * 1000 + firstWaitMs * 2 ** repeated);
    }
  }
}
