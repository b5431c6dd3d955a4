// A feed document in each format: RSS 2.0, Atom (RFC 4287) with links to its archives (RFC 5005), and JSON Feed
// 1.1, which is written here because the feed library writes version 1.

import { Feed } from "feed";
import { publishedJson } from "../../src/core/published/json.ts";
import { cleanText, oneLine } from "../../src/core/text.ts";
import type { FeedItem } from "./limits.ts";

/** The extension of each format. */
export const FEED_FORMATS = [".rss", ".atom", ".feed.json"];

export interface FeedDocument {
  /** `urn:uuid:…` */
  id: string;
  title: string;
  description: string;
  author: string;
  /** The address of the page for people. */
  page: string;
  /** The address of the feed, without an extension. */
  address: string;
  /** Where readers can subscribe to the feed. */
  hub?: string | undefined;
  updated: string;
  /** Newest first. */
  items: readonly FeedItem[];
}

export function renderRss(document: FeedDocument): string {
  const feed = newFeed(document, `${document.address}.rss`);
  for (const { id, title, url, at, html, categories } of document.items) {
    const category = categories.map((name) => ({ name }));
    feed.addItem({ title, id, link: url, date: new Date(at), description: html, category });
  }
  return `${unindented(feed.rss2())}\n`;
}

interface AtomOptions {
  /** In addition to the links to the feed and to its page. */
  links: readonly { rel: string; href: string }[];
  /** For an archive document: its own address. */
  archive?: string;
}

const ROOT = '<feed xmlns="http://www.w3.org/2005/Atom"';
const HISTORY = ' xmlns:fh="http://purl.org/syndication/history/1.0"';

export function renderAtom(document: FeedDocument, { links, archive }: AtomOptions): string {
  // An archive gets no new entries, so there is nothing to subscribe to.
  const feed =
    archive === undefined
      ? newFeed(document, `${document.address}.atom`)
      : newFeed({ ...document, hub: undefined }, archive);
  for (const { id, title, url, at, html, categories } of document.items) {
    const category = categories.map((term) => ({ term, name: term }));
    const date = new Date(at);
    feed.addItem({ title, id, link: url, date, published: date, content: html, category });
  }
  // The library types titles as HTML, which readers treat differently. In titles and texts, every < is &lt; or in
  // the title's own CDATA section, so this replaces nothing else. A label that is its term says nothing.
  const text = unindented(feed.atom1())
    .replaceAll('<title type="html"><![CDATA[', '<title type="text"><![CDATA[')
    .replace(/<category label="[^"]*" term=/g, "<category term=");
  const elements = [
    ...(archive === undefined ? [] : ["<fh:archive/>"]),
    ...links.map(({ rel, href }) => `<link rel="${rel}" href="${escapeAttribute(href)}"/>`),
  ];
  const inserted = elements.map((it) => `\n${it}`).join("");
  const root = archive === undefined ? ROOT : ROOT + HISTORY;
  return `${text.replace(`${ROOT}>`, () => `${root}>${inserted}`)}\n`;
}

/** There are very many feeds, and nobody reads them as they are. No text has a line that begins with an element. */
function unindented(xml: string): string {
  return xml.replace(/\n +</g, "\n<");
}

function escapeAttribute(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
}

/** The feed library's document, without items; its own address is `self`. */
function newFeed(document: FeedDocument, self: string): Feed {
  return new Feed({
    id: document.id,
    title: plain(document.title),
    description: plain(document.description),
    link: document.page,
    feed: self,
    ...(document.hub === undefined ? {} : { hub: document.hub }),
    updated: new Date(document.updated),
    language: "en",
    generator: "coalitions",
    author: { name: plain(document.author) },
  });
}

/** The library takes `&amp;` in plain text for an escaped ampersand. */
function plain(text: string): string {
  return oneLine(text).replaceAll("&amp;", "&amp;amp;");
}

export function renderJsonFeed(document: FeedDocument): string {
  const feed = {
    version: "https://jsonfeed.org/version/1.1",
    title: oneLine(document.title),
    description: oneLine(document.description),
    home_page_url: document.page,
    feed_url: `${document.address}.feed.json`,
    language: "en",
    authors: [{ name: oneLine(document.author) }],
    ...(document.hub === undefined ? {} : { hubs: [{ type: "WebSub", url: document.hub }] }),
    items: document.items.map(jsonItem),
  };
  return `${publishedJson(feed, 2)}\n`;
}

function jsonItem({ id, url, title, html, at, categories, entry, before }: FeedItem) {
  const { coalition, seq, hash, breaking, urgent, fingerprint: after } = entry;
  return {
    id,
    url,
    title,
    content_html: cleanText(html),
    date_published: at,
    tags: categories,
    // For programs that look up the entry in the coalition's chain.
    _coalitions: { coalition, seq, hash, breaking, urgent, fingerprint: { before, after } },
  };
}
