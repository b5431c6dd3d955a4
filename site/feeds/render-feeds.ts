// RSS 2.0, Atom and JSON Feed 1.1 of every feed. No clock: a feed is as new as its newest entry.

import { Feed } from "feed";
import { placeIn } from "../../src/core/history/place.ts";
import { compareText } from "../../src/core/problem.ts";
import { cleanText, oneLine } from "../../src/core/text.ts";
import { uuidUrn } from "../../src/core/uuid-urn.ts";
import type { SiteContext, SiteFile } from "../site-context.ts";
import { type FeedItem, feedItem } from "./feed-item.ts";
import { type FeedFacts, feedsOf } from "./feed-list.ts";

/** A feed without entries still needs a date; this one is nobody's news. */
const NO_ENTRY = "1970-01-01T00:00:00Z";

export function* renderFeeds({ view, config }: SiteContext): Generator<SiteFile> {
  for (const feed of feedsOf(view, config)) {
    const items = feed.entries.map((entry) => {
      const place = placeIn(view.chains.get(entry.coalition) ?? [], entry);
      return feedItem(entry, place, { feed: feed.path, baseUrl: config.baseUrl });
    });
    yield { path: `${feed.path}.rss`, text: renderRss(feed, items, config) };
    yield { path: `${feed.path}.atom`, text: renderAtom(feed, items, config) };
    yield { path: `${feed.path}.feed.json`, text: renderJsonFeed(feed, items, config) };
  }
}

type Config = SiteContext["config"];

function renderRss(facts: FeedFacts, items: FeedItem[], config: Config): string {
  const feed = newFeed(facts, items, config, ".rss");
  for (const { id, title, url, at, html, categories } of items) {
    const category = categories.map((name) => ({ name }));
    feed.addItem({ title, id, link: url, date: new Date(at), description: html, category });
  }
  return `${feed.rss2()}\n`;
}

function renderAtom(facts: FeedFacts, items: FeedItem[], config: Config): string {
  const feed = newFeed(facts, items, config, ".atom");
  for (const { id, title, url, at, html, categories } of items) {
    const category = categories.map((term) => ({ term, name: term }));
    const date = new Date(at);
    // The library types Atom titles as HTML and writes them raw.
    feed.addItem({
      title: escapeHtml(title),
      id,
      link: url,
      date,
      published: date,
      content: html,
      category,
    });
  }
  return `${feed.atom1()}\n`;
}

function newFeed(facts: FeedFacts, items: FeedItem[], config: Config, ending: string): Feed {
  const { baseUrl } = config;
  return new Feed({
    // Not the id of the entry that it began with.
    id: uuidUrn(`feed ${facts.path}`, facts.origin),
    title: oneLine(facts.title),
    description: oneLine(facts.description),
    link: baseUrl + facts.page,
    feed: baseUrl + facts.path + ending,
    updated: new Date(newest(items)),
    language: "en",
    generator: "coalitions",
    author: { name: oneLine(config.name) },
  });
}

/** The library's JSON Feed is version 1, so ours follows the text of version 1.1. */
function renderJsonFeed(facts: FeedFacts, items: FeedItem[], config: Config): string {
  const feed = {
    version: "https://jsonfeed.org/version/1.1",
    title: oneLine(facts.title),
    description: oneLine(facts.description),
    home_page_url: config.baseUrl + facts.page,
    feed_url: `${config.baseUrl}${facts.path}.feed.json`,
    language: "en",
    authors: [{ name: oneLine(config.name) }],
    items: items.map(({ id, url, title, html, at, categories }) => ({
      id,
      url,
      title,
      content_html: cleanText(html),
      date_published: at,
      tags: categories,
    })),
  };
  return `${JSON.stringify(feed, null, 2)}\n`;
}

function newest(items: FeedItem[]): string {
  return items.map(({ at }) => at).reduce((a, b) => (compareText(a, b) > 0 ? a : b), NO_ENTRY);
}

function escapeHtml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
