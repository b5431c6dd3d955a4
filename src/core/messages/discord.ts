// A message for Discord, which has Markdown of its own: what others wrote is escaped, mentions nobody and links to
// nothing. https://docs.discord.com/developers/resources/webhook#execute-webhook

import { type ChatLine, chatMessage } from "./lines.ts";
import type { PublicationMessage } from "./publication.ts";

/** In characters; here in UTF-16 units, of which there are never fewer. */
const LONGEST = 2_000;
/** The first line and the last, where the registry's name and address are as long as can be. */
const FRAME = 700;

export function discordMessage(message: PublicationMessage): object {
  const lengthOf = (line: ChatLine) => lineText(line).length + 1;
  const room = LONGEST - FRAME;
  const { name, summary, lines, rest } = chatMessage(message, { room, most: 20, lengthOf });
  const content = [`**${escaped(name)}**: ${summary}`, ...[...lines, rest].map(lineText)].join(
    "\n",
  );
  return { content, allowed_mentions: { parse: [] } };
}

/** An address in angle brackets gets no preview. */
function lineText({ words, url, label }: ChatLine): string {
  return `${escaped(words === "" ? `${label}:` : words)} <${url}>`;
}

/**
 * Discord takes a backslash before any of these for the character itself, and an address with one is none. A # or - means
 * something at the beginning of a line.
 */
function escaped(text: string): string {
  return text.replace(/[\\*_~`|<>[\]@]|^[#-]|:(?=\S)/g, "\\$&");
}
