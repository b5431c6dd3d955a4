// One entry of the change log as an item of a feed: id, title, link, text.

import { entryTitle } from "../../src/core/entry-words.ts";
import type { Entry } from "../../src/core/history/entry.ts";
import type { Place } from "../../src/core/history/place.ts";
import { uuidUrn } from "../../src/core/uuid-urn.ts";
import { renderEntryBody } from "./entry-body.tsx";

export interface FeedItem {
  /** `urn:uuid:…`, free of host and scheme; the same for ever. */
  id: string;
  /** Plain text. */
  title: string;
  url: string;
  at: string;
  html: string;
  categories: string[];
}

/**
 * `feed` is the feed's path: readers that know an id from another feed would hide the item here,
 * so that each feed has ids of its own.
 */
export function feedItem(
  entry: Entry,
  place: Place,
  { feed, baseUrl }: { feed: string; baseUrl: string },
): FeedItem {
  const severity = entry.breaking ? "breaking" : "compatible";
  return {
    id: uuidUrn(feed, entry.hash),
    title: withoutCdataEnd(entryTitle(entry, place)),
    url: `${baseUrl}${entry.coalition}/history/#${entry.coalition}-${entry.seq}`,
    at: entry.at,
    html: withoutCdataEnd(renderEntryBody(entry, place)),
    categories: [...new Set([severity, entry.coalition, ...entry.changes.map((it) => it.kind)])],
  };
}

/** The feed library escapes the first end of a CDATA section in a string, and no other. */
function withoutCdataEnd(text: string): string {
  return text.replaceAll("]]>", "]]\u200a>");
}
