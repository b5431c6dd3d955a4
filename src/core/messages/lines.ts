// What chats show of a publication, before it is formatted for one of them. Space in a chat is limited, so the rest
// is only counted.

import { counted, shortened } from "../text.ts";
import { allChanges, type MessageEntry, type PublicationMessage } from "./publication.ts";

/** One entry. `words` contains text from others; `url` does not. */
export interface ChatLine {
  words: string;
  url: string;
  label: string;
}

export interface ChatMessage {
  /** The registry's name: text from others. */
  name: string;
  summary: string;
  lines: ChatLine[];
  /** Where to find everything, and how much is missing from the lines. */
  rest: ChatLine;
}

/** In characters. The first number is from the registry's schema. */
const LONGEST_NAME = 60;
const LONGEST = 160;

/** As many entries as fit by length, but at most `most`. */
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
    ...(olderCommits > 0
      ? [`There are more changes in ${counted(olderCommits, "older commit")}.`]
      : []),
  ].join(" ");
  const url = allChanges(registry.url);
  return {
    name: shortened(registry.name, LONGEST_NAME),
    summary: text.slice(0, text.lastIndexOf(`: ${url}`)),
    lines,
    rest: { words, url, label: "All changes" },
  };
}

function chatLine({ title, mustAct, urgent, seq, url }: MessageEntry): ChatLine {
  const mark = mustAct || urgent !== null ? "⚠️ " : "";
  const reason = urgent === null ? "" : `: ${shortened(urgent, LONGEST)}`;
  return { words: `${mark}${shortened(title, LONGEST)}${reason}`, url, label: `Entry ${seq}` };
}
