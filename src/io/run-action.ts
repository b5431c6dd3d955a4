// Runs an action to its end.

import { setFailed } from "@actions/core";
import { runProgram } from "./run-program.ts";

/** Settles when `run` has; what it throws fails the step. */
export function runAction(run: () => Promise<unknown>): Promise<void> {
  return runProgram(run, (error) => setFailed(error instanceof Error ? error : String(error)));
}
