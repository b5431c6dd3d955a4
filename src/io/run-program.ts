// Runs a program to its end.

/** Node's own code for a module that awaits what never comes. */
const UNSETTLED = 13;

/** `fail` takes what `run` throws. A program that waits for what never comes has not succeeded. */
export function runProgram(run: () => Promise<unknown>, fail: (error: unknown) => void): void {
  let settled = false;
  process.once("beforeExit", () => {
    if (!settled) process.exitCode = UNSETTLED;
  });
  run()
    .catch(fail)
    .finally(() => {
      settled = true;
    });
}
