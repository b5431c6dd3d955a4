// JSON Feed 1.1, by its own text: the feed library writes version 1.

import { cleanText, oneLine } from "../../src/core/text.ts";
import type { FeedDocument } from "./feed-document.ts";
import type { FeedItem } from "./limits.ts";

export function renderJsonFeed(document: FeedDocument): string {
  const feed = {
    version: "https://jsonfeed.org/version/1.1",
    title: oneLine(document.title),
    description: oneLine(document.description),
    home_page_url: document.page,
    feed_url: `${document.address}.feed.json`,
    language: "en",
    authors: [{ name: oneLine(document.author) }],
    items: document.items.map(jsonItem),
  };
  return `${JSON.stringify(feed, null, 2)}\n`;
}

function jsonItem({ id, url, title, html, at, categories, entry, before }: FeedItem) {
  const { coalition, seq, hash, breaking, fingerprint: after } = entry;
  return {
    id,
    url,
    title,
    content_html: cleanText(html),
    date_published: at,
    tags: categories,
    // For programs, which look the entry up in the coalition's chain by it.
    _coalitions: { coalition, seq, hash, breaking, fingerprint: { before, after } },
  };
}
