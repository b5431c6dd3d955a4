// One document of a feed, before it has a format.

import { Feed } from "feed";
import { oneLine } from "../../src/core/text.ts";
import type { FeedItem } from "./limits.ts";

export interface FeedDocument {
  /** `urn:uuid:…` */
  id: string;
  title: string;
  description: string;
  author: string;
  /** The address of the page for people. */
  page: string;
  /** The address of the feed, without the ending. */
  address: string;
  updated: string;
  /** Newest first. */
  items: readonly FeedItem[];
}

/** The feed library's document, without items; its own address is `self`. */
export function newFeed(document: FeedDocument, self: string): Feed {
  return new Feed({
    id: document.id,
    title: plain(document.title),
    description: plain(document.description),
    link: document.page,
    feed: self,
    updated: new Date(document.updated),
    language: "en",
    generator: "coalitions",
    author: { name: plain(document.author) },
  });
}

/** The library takes `&amp;` in plain text for an ampersand that is escaped already. */
function plain(text: string): string {
  return oneLine(text).replaceAll("&amp;", "&amp;amp;");
}
