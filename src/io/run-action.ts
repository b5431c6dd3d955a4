// Runs an action to its end.

import { info, setFailed } from "@actions/core";
import { runProgram } from "./run-program.ts";
import { SOFTWARE } from "./software-here.ts";
import { systemRefusal } from "./system-refusal.ts";

/**
 * Says which version this is, because a registry names it by a commit alone.
 * Settles when `run` has; what it throws fails the step, in its own words. (The runner knows no more than that a
 * step has failed: there is no code of its own for broken machinery.)
 */
export function runAction(run: () => Promise<unknown>): Promise<void> {
  info(SOFTWARE);
  return runProgram(run, (error) => setFailed(wordsOf(error)));
}

/** The names of classes say something where the message may say little: in a defect. */
function wordsOf(error: unknown): string {
  const refusal = systemRefusal(error);
  if (refusal !== undefined) return refusal;
  const isDefect = !(error instanceof Error) || BUILT_IN.has(error.name);
  return isDefect ? String(error) : error.message;
}

const BUILT_IN = new Set(["TypeError", "RangeError", "ReferenceError", "SyntaxError"]);
