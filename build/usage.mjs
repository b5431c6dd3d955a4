// How the build scripts end.

/** An error for the user: its message says what to do and is shown without a trace. */
export class UsageError extends Error {}

/** Exit code 2 with the message if the user must do something; any other error is a defect and shows its trace. */
export async function endWithSentence(run) {
  try {
    await run();
  } catch (error) {
    const isSaid = error instanceof UsageError || error.code?.startsWith("ERR_PARSE_ARGS");
    console.error(isSaid ? error.message : error);
    process.exitCode = 2;
  }
}
