// How much a feed holds. Several readers refuse more than a hundred items or a megabyte, and no item may be so
// large that it displaces others.

import type { Entry } from "../../src/core/history/entry.ts";
import type { Id } from "../../src/core/registry/definition.ts";
import { oneLine } from "../../src/core/text.ts";

export interface FeedItem {
  /** `urn:uuid:…`, free of host and scheme. It never changes. */
  id: string;
  /** Plain text. */
  title: string;
  url: string;
  at: string;
  html: string;
  /** Slugs: the severity, the coalition, the kinds of changes. */
  categories: string[];
  entry: Entry;
  /** The previous fingerprint; null for the first entry of a coalition. */
  before: Id | null;
}

export const MOST_ITEMS = 100;
/** Less than 512 KB, by either definition of KB. */
export const MOST_BYTES = 512_000;
/** The longest sentence of an item, in characters. */
export const LONGEST = 1_000;
/** A generous size for everything in a document except its items. */
const FRAME_BYTES = 12_000;
/** The same for an item, except its title, text and categories. */
const ITEM_FRAME_BYTES = 1_100;
const CATEGORY_FRAME_BYTES = 45;

/** The same on every machine, and never less than what the item takes in any of the formats. */
export function bytesOf({ title, html, url, categories }: FeedItem): number {
  const texts = byteLength(JSON.stringify([title, html, url]));
  const tags = categories.map((it) => 2 * byteLength(it) + CATEGORY_FRAME_BYTES);
  return tags.reduce((sum, bytes) => sum + bytes, ITEM_FRAME_BYTES + texts);
}

/** The newest items that fit into one document, newest first. `items` are oldest first. */
export function newestThatFit(items: readonly FeedItem[]): FeedItem[] {
  const page = new Page();
  for (const item of [...items].reverse()) if (!page.add(item)) break;
  return page.items;
}

/** One document as it fills. */
export class Page {
  readonly items: FeedItem[] = [];
  #bytes = FRAME_BYTES;

  /** Takes the next item; false if there is no room for it. The first item always fits. */
  add(item: FeedItem): boolean {
    const bytes = this.#bytes + bytesOf(item);
    if (this.isFull || (bytes >= MOST_BYTES && this.items.length > 0)) return false;
    this.items.push(item);
    this.#bytes = bytes;
    return true;
  }

  get isFull(): boolean {
    return this.items.length >= MOST_ITEMS;
  }
}

/** Clean text on one line, at most so many characters of it. */
export function shortened(text: string, length: number): string {
  // A far too long text is cut before it is cleaned.
  const line = oneLine(text.slice(0, 4 * length));
  if (line.length <= length && text.length <= 4 * length) return line;
  // Do not split a pair of surrogates.
  return `${line.slice(0, length - 1).replace(/[\ud800-\udbff]$/, "")}…`;
}

export interface Limits {
  most: number;
  bytes: number;
}

/** The first texts that fit both limits. No further text is made. */
export function* withinLimits(texts: Iterable<string>, { most, bytes }: Limits): Generator<string> {
  let left = bytes;
  let count = 0;
  for (const text of texts) {
    // At worst, a character is written as &quot; or &amp;.
    left -= byteLength(text.replace(/[&<>"]/g, "&quot;"));
    if (left < 0 || ++count > most) return;
    yield text;
  }
}

function byteLength(text: string): number {
  return new TextEncoder().encode(text).length;
}
