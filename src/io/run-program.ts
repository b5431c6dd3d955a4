// Runs a program to its end.

/** What a program that waits for what never comes has failed by. */
class UnsettledError extends Error {
  override name = "UnsettledError";
  override message = "Nothing is left to wait for, and the work is not done.";
}

/**
 * Settles when `run` has, and `fail` has taken what it threw. A program that waits for what never comes has
 * not succeeded; nor has one in which something throws that nobody waits for.
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
