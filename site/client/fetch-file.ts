// Files of the site, fetched by its pages.

/** In milliseconds. A server that says nothing for longer is given up. */
const LONGEST_WAIT = 20_000;

/** The server has refused a file. The message can stand behind a colon. */
export class RefusedError extends Error {
  readonly status: number;

  constructor(status: number) {
    super(`the server answered with ${status}`);
    this.status = status;
  }
}

/** Rejects with a RefusedError, with what `fetch` rejects with, or where it takes too long. */
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
