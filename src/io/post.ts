// A request that passes something on to a server of others, once. What it is about may have arrived although no answer
// came, so it is repeated only where it cannot have, or where it does no harm. Nothing that is said has more of the
// address than its host: the rest may be secret.

import isNetworkError from "is-network-error";
import { patiently } from "./patience.ts";

export interface Outgoing {
  url: URL;
  contentType: string;
  body: string;
  /** Whether it does no harm to send it twice. */
  isRepeatable: boolean;
  /** Ends it, whatever it is waiting for. */
  signal?: AbortSignal;
}

export interface Answered {
  status: number;
  type: string;
  /** The beginning of what it says. */
  text: string;
}

/** There was no answer; the message says why. */
export class UnansweredError extends Error {
  override name = "UnansweredError";
}

const TIMEOUT_MS = 10_000;
const PATIENCE = { retries: 1, firstWaitMs: 2000, longestWaitSeconds: 30 };
const LONGEST_TEXT = 1000;

/** What the server answers, of whatever status; redirects are not followed. Throws UnansweredError. */
export async function post(outgoing: Outgoing): Promise<Answered> {
  const { isRepeatable } = outgoing;
  const act = async () => {
    const { answer, retryAfter } = await postOnce(outgoing);
    // Of a 500 nobody knows what was done before it.
    const { status } = answer;
    if (status === 429 || status === 503 || (isRepeatable && status >= 500)) {
      throw new Busy(answer, retryAfter);
    }
    return answer;
  };
  const outlookOf = (error: Error) => {
    if (error instanceof Busy) return { mayPass: true, askedSeconds: error.retryAfter };
    return { mayPass: isRepeatable && isNetworkError(error), askedSeconds: 0 };
  };
  try {
    return await patiently(act, outlookOf, PATIENCE);
  } catch (error) {
    if (error instanceof Busy) return error.answer;
    throw new UnansweredError(reasonOf(error as Error));
  }
}

/** Not now. */
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

/** No more is read of what may have no end. */
async function beginning(response: Response): Promise<string> {
  const decoder = new TextDecoder();
  let text = "";
  for await (const bytes of response.body ?? []) {
    text += decoder.decode(bytes, { stream: true });
    if (text.length >= LONGEST_TEXT) break;
  }
  return text.slice(0, LONGEST_TEXT).trim();
}

const REASONS: Record<string, string> = {
  ENOTFOUND: "there is no host of that name. Is the address right?",
  EAI_AGAIN: "the name of the host cannot be looked up now.",
  ECONNREFUSED: "nothing listens there. Is the address right, and is the server running?",
};

/** The words of the error itself may have the address in them. */
function reasonOf({ name, cause }: Error): string {
  if (name === "TimeoutError") return `it did not answer within ${TIMEOUT_MS / 1000} s.`;
  const { code } = (cause ?? {}) as { code?: unknown };
  if (typeof code !== "string") return "the connection failed.";
  return REASONS[code] ?? `the connection failed (${code}).`;
}
