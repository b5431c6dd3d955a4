// How the scripts here end.

/** Says what to do; its message is shown as it is. */
export class UsageError extends Error {}

/** Exit code 2 where somebody is to do something first; anything else is a defect, with its trace. */
export async function endWithSentence(run) {
  try {
    await run();
  } catch (error) {
    const isSaid = error instanceof UsageError || error.code?.startsWith("ERR_PARSE_ARGS");
    console.error(isSaid ? error.message : error);
    process.exitCode = 2;
  }
}
