// A message for Discord in its own Markdown. Text from others is escaped, so that it mentions nobody and links
// nowhere. https://docs.discord.com/developers/resources/webhook#execute-webhook

import { type ChatLine, chatMessage } from "./lines.ts";
import type { PublicationMessage } from "./publication.ts";

/** Discord counts characters. This counts UTF-16 units, which are never fewer. */
const LONGEST = 2_000;
/** The first and last line with the longest possible name and address of a registry. */
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
 * In Discord, a backslash before any of these makes it a plain character, and breaks addresses. # and - only have a
 * meaning at the start of a line.
 */
function escaped(text: string): string {
  return text.replace(/[\\*_~`|<>[\]@]|^[#-]|:(?=\S)/g, "\\$&");
}
