// Atom (RFC 4287), with the links of its archives (RFC 5005).

import { type FeedDocument, newFeed } from "./feed-document.ts";

interface AtomOptions {
  /** Beside those to the feed itself and to its page. */
  links: readonly { rel: string; href: string }[];
  /** The document's own address, where it is not the feed's. */
  self?: string;
  /** Whether this is an archive document. */
  archive?: boolean;
}

const ROOT = '<feed xmlns="http://www.w3.org/2005/Atom"';
const HISTORY = ' xmlns:fh="http://purl.org/syndication/history/1.0"';

export function renderAtom(document: FeedDocument, options: AtomOptions): string {
  const feed = newFeed(document, options.self ?? `${document.address}.atom`);
  for (const { id, title, url, at, html, categories } of document.items) {
    const category = categories.map((term) => ({ term, name: term }));
    const date = new Date(at);
    feed.addItem({ title, id, link: url, date, published: date, content: html, category });
  }
  // Typed as HTML, as the library has it, a title is read otherwise by each reader. Within a title or
  // text no < stands but as &lt; or in the title's own CDATA section, and no title is as long as this.
  const text = feed
    .atom1()
    .replaceAll('<title type="html"><![CDATA[', '<title type="text"><![CDATA[');
  return `${withHistory(text, options)}\n`;
}

function withHistory(text: string, { links, archive }: AtomOptions): string {
  const elements = [
    ...(archive ? ["<fh:archive/>"] : []),
    ...links.map(({ rel, href }) => `<link rel="${rel}" href="${escapeAttribute(href)}"/>`),
  ];
  if (elements.length === 0) return text;
  const inserted = elements.map((it) => `\n    ${it}`).join("");
  return text.replace(`${ROOT}>`, () => `${ROOT}${archive ? HISTORY : ""}>${inserted}`);
}

function escapeAttribute(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
}
