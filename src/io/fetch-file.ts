// One file of a site by https or http: repeated where the server stumbles, never larger than allowed,
// never from another origin than was asked for.

import isNetworkError from "is-network-error";
import { type Patience, patiently } from "./patience.ts";

/** A published site cannot be read; the message says what, where, why, and what to do. */
export class PublishedSiteError extends Error {
  override name = "PublishedSiteError";
}

export interface Manners {
  patience: Patience;
  /** One file may have no more. */
  mostBytes: number;
  /** For one try, from asking to the last byte. */
  timeoutMs: number;
}

/** The change log of a coalition with ten thousand entries has less than half of this. */
export const MOST_BYTES = 64 * 1024 * 1024;

export const POLITE: Manners = {
  patience: { retries: 3, firstWaitMs: 500, longestWaitSeconds: 30 },
  mostBytes: MOST_BYTES,
  timeoutMs: 60_000,
};

/** The bytes; undefined where the server has no such file. Throws PublishedSiteError. */
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
    return await patiently(act, outlookOf, patience);
  } catch (error) {
    if (error instanceof PublishedSiteError) throw error;
    throw new PublishedSiteError(`${url} cannot be read: ${why(error as Error, timeoutMs)}`, {
      cause: error,
    });
  }
}

/** The server answered, and not with the file. */
class Refusal extends Error {
  override name = "Refusal";
  readonly status: number;
  /** As the server asks, where it asks in seconds. */
  readonly retryAfter: number;
  constructor({ status, headers }: Response) {
    super(`the server answers with status ${status}.`);
    this.status = status;
    const seconds = Number(headers.get("retry-after") ?? 0);
    this.retryAfter = Number.isFinite(seconds) && seconds > 0 ? seconds : 0;
  }
}

const MOST_REDIRECTS = 5;
const REDIRECTS = new Set([301, 302, 303, 307, 308]);

/** Follows the server to where the file has moved within its own origin, and no further. */
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
        `${start} leads to another origin, ${next?.origin ?? "which is no address"}: it is not followed. Name the address where the site is.`,
      );
    }
    url = next;
  }
  throw new PublishedSiteError(`${start} leads from redirect to redirect, and to no file.`);
}

/** What the file inflates to is what counts. */
async function readBody(response: Response, url: URL, most: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of response.body ?? []) {
    length += chunk.length;
    if (length > most) {
      throw new PublishedSiteError(
        `${url} has more than ${most} bytes, which no file of a site has. Is it the address of a site?`,
      );
    }
    chunks.push(chunk);
  }
  return chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks, length);
}

function outlookOf(error: Error): { mayPass: boolean; askedSeconds: number } {
  if (error instanceof Refusal) {
    const mayPass = error.status >= 500 || error.status === 429;
    return { mayPass, askedSeconds: error.retryAfter };
  }
  const mayPass = error.name === "TimeoutError" || (isNetworkError(error) && !isLasting(error));
  return { mayPass, askedSeconds: 0 };
}

/** No such name, nobody who listens, a certificate that is not right, or a port that is never asked. */
function isLasting(error: Error): boolean {
  return /^($|ENOTFOUND|ECONNREFUSED|ERR_TLS_|CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_)/.test(
    codeOf(error),
  );
}

function codeOf({ cause }: Error): string {
  const { code } = (cause ?? {}) as { code?: unknown };
  return typeof code === "string" ? code : "";
}

function why(error: Error, timeoutMs: number): string {
  if (error instanceof Refusal) {
    const { status, message } = error;
    const passes = status >= 500 || status === 429;
    return `${message} ${passes ? "Try again later." : "Is the site open to everybody?"}`;
  }
  if (error.name === "TimeoutError") {
    return `the server took longer than ${timeoutMs / 1000} s. Try again later.`;
  }
  const code = codeOf(error);
  const { message } = (error.cause ?? error) as Error;
  const known: Record<string, string> = {
    ENOTFOUND: "there is no such host. Is the address right?",
    ECONNREFUSED: "nobody listens at that address. Is it right, and is the server running?",
  };
  return known[code] ?? `${code || error.name}: ${message}`;
}
