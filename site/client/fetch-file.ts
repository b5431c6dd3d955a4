// Fetches files of the site.

/** In milliseconds; then the fetch fails. */
const LONGEST_WAIT = 20_000;

/** The server refused a file. The message fits after a colon. */
export class RefusedError extends Error {
  readonly status: number;

  constructor(status: number) {
    super(`the server answered with ${status}`);
    this.status = status;
  }
}

/** Rejects with a RefusedError, with what `fetch` rejects with, or if it takes too long. */
export async function fetchFile(
  address: string,
  { signal, ...init }: RequestInit = {},
): Promise<Response> {
  const late = AbortSignal.timeout(LONGEST_WAIT);
  const either = signal ? AbortSignal.any([signal, late]) : late;
  const response = await fetch(address, { ...init, signal: either });
  if (!response.ok) throw new RefusedError(response.status);
  return response;
}
