// Fetches one file of a site by http or https. Retries when the server fails, limits the size, and never follows a
// redirect to another origin.

import isNetworkError from "is-network-error";
import { failureCode, knownFailure } from "./network-failure.ts";
import { type Patience, patiently } from "./patience.ts";

/** A published site cannot be read. The message says what, where, why and what to do. */
export class PublishedSiteError extends Error {
  override name = "PublishedSiteError";
}

export interface Manners {
  patience: Patience;
  /** The most bytes of one file. */
  mostBytes: number;
  /** For one request, to the last byte. */
  timeoutMs: number;
  /** Added to every address, so that no cache answers with an older copy. */
  query?: string;
}

/** A change log with ten thousand entries is less than half of this. */
export const MOST_BYTES = 64 * 1024 * 1024;

export const POLITE: Manners = {
  patience: { retries: 3, firstWaitMs: 500, longestWaitSeconds: 30 },
  mostBytes: MOST_BYTES,
  timeoutMs: 60_000,
};

/** The bytes; undefined if the server does not have the file. Throws PublishedSiteError. */
export async function fetchFile(
  url: URL,
  { patience, mostBytes, timeoutMs }: Manners,
): Promise<Uint8Array | undefined> {
  const act = async () => {
    const signal = AbortSignal.timeout(timeoutMs);
    const response = await follow(url, signal);
    if (response.status === 404 || response.status === 410) {
      await response.body?.cancel();
      return undefined;
    }
    if (!response.ok) {
      await response.body?.cancel();
      throw new Refusal(response);
    }
    return await readBody(response, url, mostBytes);
  };
  try {
    return await patiently(act, retryHintOf, patience);
  } catch (error) {
    if (error instanceof PublishedSiteError) throw error;
    throw new PublishedSiteError(`${url} cannot be read: ${reasonFor(error as Error, timeoutMs)}`, {
      cause: error,
    });
  }
}

/** The server answered without the file. */
class Refusal extends Error {
  override name = "Refusal";
  readonly status: number;
  /** The seconds that the server asks to wait; 0 if it asks for none. */
  readonly retryAfter: number;
  constructor({ status, headers }: Response) {
    super(`the server answered with status ${status}.`);
    this.status = status;
    const seconds = Number(headers.get("retry-after") ?? 0);
    this.retryAfter = Number.isFinite(seconds) && seconds > 0 ? seconds : 0;
  }
}

const MOST_REDIRECTS = 5;
const REDIRECTS = new Set([301, 302, 303, 307, 308]);

/** Follows redirects, but only within the file's own origin. */
async function follow(start: URL, signal: AbortSignal): Promise<Response> {
  let url = start;
  for (let steps = 0; steps <= MOST_REDIRECTS; steps++) {
    const response = await fetch(url, { redirect: "manual", signal });
    const location = response.headers.get("location");
    if (!REDIRECTS.has(response.status) || location === null) return response;
    await response.body?.cancel();
    const next = URL.canParse(location, url) ? new URL(location, url) : undefined;
    if (next?.origin !== start.origin) {
      throw new PublishedSiteError(
        `${start} redirects to another origin${next ? `, ${next.origin}` : ""}. Redirects to another origin are not followed: give the site's own address.`,
      );
    }
    url = next;
  }
  throw new PublishedSiteError(
    `${start} redirects more than ${MOST_REDIRECTS} times. Check the address.`,
  );
}

/** Limits the size after decompression. */
async function readBody(response: Response, url: URL, most: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of response.body ?? []) {
    length += chunk.length;
    if (length > most) {
      throw new PublishedSiteError(
        `${url} has more than ${most} bytes, which is too large for a file of a registry's site. Check the address.`,
      );
    }
    chunks.push(chunk);
  }
  return chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks, length);
}

function retryHintOf(error: Error): { mayPass: boolean; askedSeconds: number } {
  if (error instanceof Refusal) {
    return { mayPass: isTemporary(error), askedSeconds: error.retryAfter };
  }
  return { mayPass: mayPass(error), askedSeconds: 0 };
}

function isTemporary({ status }: Refusal): boolean {
  return status >= 500 || status === 429;
}

function mayPass(error: Error): boolean {
  return error.name === "TimeoutError" || (isNetworkError(error) && !isLasting(error));
}

/** An unknown host, a refused connection, an invalid certificate, or a port that fetch never uses. */
function isLasting(error: Error): boolean {
  return /^($|ENOTFOUND|ECONNREFUSED|ERR_TLS_|CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_)/.test(
    failureCode(error),
  );
}

function reasonFor(error: Error, timeoutMs: number): string {
  if (error instanceof Refusal) {
    return `${error.message} ${isTemporary(error) ? "Try again later." : "Check that the site is public."}`;
  }
  const known = knownFailure(error, timeoutMs);
  if (known !== undefined) return mayPass(error) ? `${known} Try again later.` : known;
  const { message } = (error.cause ?? error) as Error;
  return `${failureCode(error) || error.name}: ${message}`;
}
