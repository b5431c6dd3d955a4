// Why a request had no answer. Shows nothing of the address, which may be secret.

const REASONS: Record<string, string> = {
  ENOTFOUND: "the host name was not found. Check the address.",
  EAI_AGAIN: "the host name cannot be looked up at the moment.",
  ECONNREFUSED: "the connection was refused. Check the address, and that the server is running.",
};

/** In a sentence without its beginning; undefined for a failure that needs the error's own words. */
export function knownFailure(error: Error, timeoutMs: number): string | undefined {
  if (error.name === "TimeoutError") {
    return `the server did not answer within ${timeoutMs / 1000} seconds.`;
  }
  return REASONS[failureCode(error)];
}

/** The system's code, such as ECONNRESET; "" if there is none. */
export function failureCode({ cause }: Error): string {
  const { code } = (cause ?? {}) as { code?: unknown };
  return typeof code === "string" ? code : "";
}
