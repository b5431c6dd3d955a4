// The request to a webhook, and what its response means.

import { discordMessage } from "./discord.ts";
import type { PublicationMessage } from "./publication.ts";
import { slackMessage } from "./slack.ts";
import type { Webhook } from "./webhooks.ts";

/** A server's response; the text may be cut. */
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
  // Without this, Discord answers before it knows whether it accepts the message.
  asking.searchParams.set("wait", "true");
  return { url: asking, body: JSON.stringify(discordMessage(message)) };
}

/**
 * Why the message was not delivered, and what to do; undefined if it was. Never quotes anything that may contain the
 * address.
 */
export function messageFault({ kind }: Pick<Webhook, "kind">, answer: Answer): string | undefined {
  const { status, type, text } = answer;
  if (status >= 200 && status < 300) {
    // Slack says "ok" as text/html, and so do servers that set no type. Only markup is a page.
    const isPage = /\bhtml\b/i.test(type) && text.trimStart().startsWith("<");
    if (!isPage) return undefined;
    return `it answered with a web page (${status}). ${COPY_AGAIN}`;
  }
  // Slack names the fault in one word.
  const word = kind === "Slack" && /^[a-z_]{3,40}$/.test(text) ? `, ${text}` : "";
  return `it answered ${status}${word}. ${remedyOf(status)}`;
}

const COPY_AGAIN =
  "The webhook may have been deleted, or its address cut off. Create a webhook and put its address into the secret.";

function remedyOf(status: number): string {
  if (status >= 300 && status < 400) {
    return "Redirects are not followed. Put the address that it redirects to into the secret.";
  }
  if ([401, 403, 404, 405, 410].includes(status)) return COPY_AGAIN;
  if (status === 429) return "It is receiving too many messages. This one will not be sent later.";
  if (status >= 500) return "The fault is on the server. This message will not be sent later.";
  return "It does not accept this message. Check that the webhook expects messages in this form.";
}
