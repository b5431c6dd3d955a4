// What is sent to a webhook, and what its answer means.

import { discordMessage } from "./discord.ts";
import type { PublicationMessage } from "./publication.ts";
import { slackMessage } from "./slack.ts";
import type { Webhook } from "./webhooks.ts";

/** What a server answered; the text is its beginning. */
export interface Answer {
  status: number;
  type: string;
  text: string;
}

export function messageRequest(
  { kind, url }: Webhook,
  message: PublicationMessage,
): { url: URL; body: string } {
  if (kind === "Slack") return { url, body: JSON.stringify(slackMessage(message)) };
  if (kind === "JSON") return { url, body: JSON.stringify(message) };
  const asking = new URL(url);
  // Otherwise Discord answers before it knows whether it takes the message.
  asking.searchParams.set("wait", "true");
  return { url: asking, body: JSON.stringify(discordMessage(message)) };
}

/** Why the message has not arrived, and what to do; undefined where it has. Never quotes what may hold the address. */
export function messageFault({ kind }: Pick<Webhook, "kind">, answer: Answer): string | undefined {
  const { status, type, text } = answer;
  if (status >= 200 && status < 300) {
    const isPage = /\bhtml\b/i.test(type);
    if (!isPage) return undefined;
    return `it answered with a web page (${status}). ${COPY_AGAIN}`;
  }
  // Slack says what is wrong in a word.
  const word = kind === "Slack" && /^[a-z_]{3,40}$/.test(text) ? `, ${text}` : "";
  return `it answered ${status}${word}. ${remedyOf(status)}`;
}

const COPY_AGAIN =
  "The webhook may be deleted, or its address cut off: create one and put its address into the secret.";

function remedyOf(status: number): string {
  if (status >= 300 && status < 400) {
    return "Redirects are not followed: put the address that it leads to into the secret.";
  }
  if ([401, 403, 404, 405, 410].includes(status)) return COPY_AGAIN;
  if (status === 429) return "It takes no more messages for now, and this one is not sent later.";
  if (status >= 500) return "The fault is the server's, and this message is not sent later.";
  return "It does not take such a message: is it a webhook for messages in this form?";
}
