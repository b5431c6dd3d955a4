// Sends one request to somebody else's server. The request may have arrived even if no answer came, so it is repeated
// only if it cannot have arrived, or if a repetition is harmless. Messages show only the host of the address: the rest
// may be secret.

import isNetworkError from "is-network-error";
import { failureCode, knownFailure } from "./network-failure.ts";
import { patiently, type Sleep } from "./patience.ts";

export interface Outgoing {
  url: URL;
  contentType: string;
  body: string;
  /** Whether sending it twice is harmless. */
  isRepeatable: boolean;
  /** Aborts the request at any stage. */
  signal?: AbortSignal;
}

export interface Answered {
  status: number;
  type: string;
  /** The start of the answer's text. */
  text: string;
}

/** There was no answer; the message says why. */
export class UnansweredError extends Error {
  override name = "UnansweredError";
}

const TIMEOUT_MS = 10_000;
const PATIENCE = { retries: 1, firstWaitMs: 2000, longestWaitSeconds: 30 };
const LONGEST_TEXT = 1000;

/** The server's answer, whatever its status. Redirects are not followed. Throws UnansweredError. */
export async function post(outgoing: Outgoing, sleep?: Sleep): Promise<Answered> {
  const { isRepeatable } = outgoing;
  const act = async () => {
    const { answer, retryAfter } = await postOnce(outgoing);
    // After a 500, the request may have taken effect.
    const { status } = answer;
    if (status === 429 || status === 503 || (isRepeatable && status >= 500)) {
      throw new Busy(answer, retryAfter);
    }
    return answer;
  };
  const retryHintOf = (error: Error) => {
    if (error instanceof Busy) return { mayPass: true, askedSeconds: error.retryAfter };
    return { mayPass: isRepeatable && isNetworkError(error), askedSeconds: 0 };
  };
  try {
    return await patiently(act, retryHintOf, { ...PATIENCE, sleep });
  } catch (error) {
    if (error instanceof Busy) return error.answer;
    throw new UnansweredError(reasonOf(error as Error));
  }
}

/** The server asks to retry later. */
class Busy extends Error {
  readonly answer: Answered;
  readonly retryAfter: number;
  constructor(answer: Answered, retryAfter: number) {
    super(`${answer.status}`);
    this.answer = answer;
    this.retryAfter = retryAfter;
  }
}

async function postOnce({ url, contentType, body, signal }: Outgoing) {
  const ends = AbortSignal.timeout(TIMEOUT_MS);
  const response = await fetch(url, {
    method: "POST",
    headers: { "content-type": contentType, "user-agent": "mosaik-coalitions" },
    body,
    redirect: "manual",
    signal: signal ? AbortSignal.any([ends, signal]) : ends,
  });
  const seconds = Number(response.headers.get("retry-after") ?? 0);
  const type = response.headers.get("content-type") ?? "";
  const answer = { status: response.status, type, text: await beginning(response) };
  return { answer, retryAfter: seconds > 0 ? seconds : 0 };
}

/** Reads only the start, because an answer may be endless. */
async function beginning(response: Response): Promise<string> {
  const decoder = new TextDecoder();
  let text = "";
  for await (const bytes of response.body ?? []) {
    text += decoder.decode(bytes, { stream: true });
    if (text.length >= LONGEST_TEXT) break;
  }
  return text.slice(0, LONGEST_TEXT).trim();
}

/** The error's own message may contain the address. */
function reasonOf(error: Error): string {
  const code = failureCode(error);
  return (
    knownFailure(error, TIMEOUT_MS) ?? `the connection failed${code === "" ? "" : ` (${code})`}.`
  );
}
