// Runs several steps, each of which may fail without stopping the others.

/** Runs all steps in order, then throws one error with `before` and all their failures. */
export async function settle(
  steps: readonly (() => Promise<unknown>)[],
  before: readonly string[] = [],
): Promise<void> {
  const failures = [...before];
  for (const step of steps) {
    await step().catch((error: Error) => failures.push(error.message));
  }
  if (failures.length > 0) throw new Error(failures.join("\n"));
}
