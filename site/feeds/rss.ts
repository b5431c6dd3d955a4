// RSS 2.0.

import { type FeedDocument, newFeed } from "./feed-document.ts";

export function renderRss(document: FeedDocument): string {
  const feed = newFeed(document, `${document.address}.rss`);
  for (const { id, title, url, at, html, categories } of document.items) {
    const category = categories.map((name) => ({ name }));
    feed.addItem({ title, id, link: url, date: new Date(at), description: html, category });
  }
  return `${feed.rss2()}\n`;
}
