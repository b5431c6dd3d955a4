// Runs a program until it is done.

/** The program waits for something that never happens. */
class UnsettledError extends Error {
  override name = "UnsettledError";
  override message =
    "The program ended before its work was done, because nothing was left to wait for. Please report this.";
}

/**
 * Settles when `run` has, and `fail` has handled what it threw. A program that waits for something that never
 * happens has failed, and so has one with an uncaught exception.
 */
export async function runProgram(
  run: () => Promise<unknown>,
  fail: (error: unknown) => void,
): Promise<void> {
  let settled = false;
  process.once("beforeExit", () => {
    if (!settled) fail(new UnsettledError());
  });
  process.once("uncaughtException", (error) => {
    fail(error);
    process.exit();
  });
  await run()
    .catch(fail)
    .finally(() => {
      settled = true;
    });
}
