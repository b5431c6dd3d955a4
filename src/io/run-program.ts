// Runs a program to its end.

/** Node's own code for a module that awaits what never comes. */
const UNSETTLED = 13;

/**
 * Settles when `run` has, and `fail` has taken what it threw. A program that waits for what never comes has
 * not succeeded.
 */
export async function runProgram(
  run: () => Promise<unknown>,
  fail: (error: unknown) => void,
): Promise<void> {
  let settled = false;
  process.once("beforeExit", () => {
    if (!settled) process.exitCode = UNSETTLED;
  });
  await run()
    .catch(fail)
    .finally(() => {
      settled = true;
    });
}
