// One entry of the change log as an item of a feed: id, title, link, text.

import { hash } from "../../src/core/derivation/hash.ts";
import { entryTitle } from "../../src/core/entry-words.ts";
import type { Entry } from "../../src/core/history/entry.ts";
import type { Place } from "../../src/core/history/place.ts";
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

/** A version 8 UUID (RFC 9562) of what it names: the same for ever, without host or clock. */
export function uuidUrn(feed: string, what: string): string {
  const bytes = hash(feed, "|", what).slice(0, 16);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x80;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  const groups = [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20)];
  return `urn:uuid:${groups.join("-")}-${hex.slice(20)}`;
}

/** The feed library escapes the first end of a CDATA section in a string, and no other. */
function withoutCdataEnd(text: string): string {
  return text.replaceAll("]]>", "]]\u200a>");
}
