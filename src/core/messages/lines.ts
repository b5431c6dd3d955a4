// What chats show of a publication, before it takes the form of one of them. A chat has so much room: what does not
// fit is counted.

import { counted, shortened } from "../text.ts";
import { allChanges, type MessageEntry, type PublicationMessage } from "./publication.ts";

/** One entry; `words` has text of others, `url` has none. */
export interface ChatLine {
  words: string;
  url: string;
  label: string;
}

export interface ChatMessage {
  /** The registry's name: text of others. */
  name: string;
  summary: string;
  lines: ChatLine[];
  /** Where everything is, and how much of it is not in the lines. */
  rest: ChatLine;
}

/** In characters; the registry's schema has the first number. */
const LONGEST_NAME = 60;
const LONGEST = 160;

/** As many entries as have room, by what each takes of it; and no more than `most`. */
export function chatMessage(
  { text, registry, entries, more, olderCommits }: PublicationMessage,
  { room, most, lengthOf }: { room: number; most: number; lengthOf: (line: ChatLine) => number },
): ChatMessage {
  const lines: ChatLine[] = [];
  let left = room;
  for (const line of entries.slice(0, most).map(chatLine)) {
    left -= lengthOf(line);
    if (left < 0) break;
    lines.push(line);
  }
  const omitted = entries.length - lines.length + more;
  const words = [
    ...(omitted > 0 ? [`And ${counted(omitted, "more change")}.`] : []),
    ...(olderCommits > 0 ? [`And those of ${counted(olderCommits, "older commit")}.`] : []),
  ].join(" ");
  const url = allChanges(registry.url);
  return {
    name: shortened(registry.name, LONGEST_NAME),
    summary: text.slice(0, text.lastIndexOf(`: ${url}`)),
    lines,
    rest: { words, url, label: "All changes" },
  };
}

function chatLine({ title, breaking, urgent, seq, url }: MessageEntry): ChatLine {
  const mark = breaking || urgent !== null ? "⚠️ " : "";
  const reason = urgent === null ? "" : `: ${shortened(urgent, LONGEST)}`;
  return { words: `${mark}${shortened(title, LONGEST)}${reason}`, url, label: `Entry ${seq}` };
}
