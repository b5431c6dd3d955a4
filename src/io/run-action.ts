// Runs an action until it is done.

import { info, setFailed } from "@actions/core";
import { runProgram } from "./run-program.ts";
import { SOFTWARE } from "./software-here.ts";
import { systemRefusal } from "./system-refusal.ts";

/**
 * Logs the version, because registries refer to it by a commit only. Settles when `run` does. If `run` throws, the
 * step fails with that message. (A failed step has no exit code of its own for broken machinery.)
 */
export function runAction(run: () => Promise<unknown>): Promise<void> {
  info(SOFTWARE);
  return runProgram(run, (error) => setFailed(messageOf(error)));
}

/** In a defect, the class name may say more than the message. */
function messageOf(error: unknown): string {
  const refusal = systemRefusal(error);
  if (refusal !== undefined) return refusal;
  const isDefect = !(error instanceof Error) || BUILT_IN.has(error.name);
  return isDefect ? String(error) : error.message;
}

const BUILT_IN = new Set(["TypeError", "RangeError", "ReferenceError", "SyntaxError"]);
