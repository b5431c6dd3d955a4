// A message for Slack, as a tree. Text from others goes into text elements, where Slack finds no markup, mentions or
// addresses. https://docs.slack.dev/reference/block-kit/blocks/rich-text-block

import { type ChatLine, chatMessage } from "./lines.ts";
import type { PublicationMessage } from "./publication.ts";

/** Slack refuses blocks with about 13,000 characters in total, including their JSON. The limit is not documented. */
const ROOM = 7_000;
const MOST = 20;
/** The length of the JSON around the texts of a line. */
const FRAME = 150;

type Element =
  | { type: "text"; text: string; style?: { bold: true } }
  | { type: "link"; url: string; text: string };

const section = (elements: Element[]) => ({ type: "rich_text_section", elements });

export function slackMessage(message: PublicationMessage): object {
  const lengthOf = ({ words, url }: ChatLine) => words.length + url.length + FRAME;
  const { name, summary, lines, rest } = chatMessage(message, { room: ROOM, most: MOST, lengthOf });
  const head: Element[] = [
    { type: "text", text: name, style: { bold: true } },
    { type: "text", text: `: ${summary}` },
  ];
  return {
    // For notifications, and for Slack-compatible servers that show no blocks.
    text: escaped(message.text),
    unfurl_links: false,
    unfurl_media: false,
    blocks: [
      {
        type: "rich_text",
        elements: [
          section(head),
          ...(lines.length === 0
            ? []
            : [{ type: "rich_text_list", style: "bullet", elements: lines.map(entrySection) }]),
          entrySection(rest),
        ],
      },
    ],
  };
}

function entrySection({ words, url, label }: ChatLine) {
  const said: Element[] = words === "" ? [] : [{ type: "text", text: `${words} ` }];
  return section([...said, { type: "link", url, text: label }]);
}

/** https://docs.slack.dev/messaging/formatting-message-text#escaping */
function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
