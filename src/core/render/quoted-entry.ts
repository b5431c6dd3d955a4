// The start of an entry's feed item, in Markdown, for comments before and after it is published.

import type { RootContent } from "mdast";
import { type EntryFacts, entryTitle, entryUrgency, entryVerdict } from "../changes/entry-words.ts";
import type { Place } from "../history/place.ts";
import { blockquote, paragraph, strong } from "./markdown.ts";

export function quotedEntry(entry: EntryFacts, place: Place): RootContent {
  const urgency = entryUrgency(entry);
  return blockquote(
    paragraph(strong(entryTitle(entry, place))),
    ...(urgency === undefined ? [] : [paragraph(strong(urgency))]),
    paragraph(entryVerdict(entry, place)),
  );
}

/** "mini.one: urgent, breaking". */
export function markedName(name: string, urgent: boolean, breaking: boolean): string {
  const marks = [...(urgent ? ["urgent"] : []), ...(breaking ? ["breaking"] : [])];
  return marks.length === 0 ? name : `${name}: ${marks.join(", ")}`;
}
