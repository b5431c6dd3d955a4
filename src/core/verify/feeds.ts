// The feeds: each has the newest entries of the chains, once, by the ids that follow from their hashes.

import type { Entry } from "../history/entry.ts";
import { hasShape, isAnyText, listOf, type Shape } from "../published/shape.ts";
import { type Shaped, shaped } from "../published/shapes.ts";
import { uuidUrn } from "../uuid-urn.ts";
import { constantsIn } from "./copied-constants.ts";
import type { Findings } from "./findings.ts";
import { type ReadFile, readShaped, readText } from "./read.ts";

/** As many items as a feed has at most. */
export const NEWEST = 100;
/** In bytes. Feeds are held below twice as much: one that has more may have fewer items. */
const LARGE = 256 * 1024;

export interface Item {
  id: string;
  url: string;
  date_published: string;
  content_html: string;
}

/** The items of a feed, newest first, which all its formats have. */
export interface PublishedFeed {
  items: Item[];
  /** Whether its size may be the reason why it has no more. */
  large: boolean;
}

/** Undefined where it is not there. */
export async function readFeed(
  read: ReadFile,
  path: string,
  findings: Findings,
): Promise<PublishedFeed | undefined> {
  const json = await readShaped(read, `${path}.feed.json`, asFeed, findings);
  if (!json) return undefined;
  findings.counts.feeds++;
  const rss = await compareFormat(read, `${path}.rss`, RSS, json.items, findings);
  const atom = await compareFormat(read, `${path}.atom`, ATOM, json.items, findings);
  checkOnce(path, json.items, findings);
  return { items: json.items, large: Math.max(rss, atom) > LARGE };
}

const ITEM = {
  ...{ id: isAnyText, url: isAnyText, date_published: isAnyText },
  content_html: isAnyText,
};
const FEED: Shape = hasShape({ items: listOf(hasShape(ITEM)) });

function asFeed(value: unknown): Shaped<{ items: Item[] }> {
  return shaped(value, FEED);
}

/** How a format marks an item, and in it the id. */
interface Format {
  item: string;
  start: string;
  end: string;
}

const RSS: Format = { item: "<guid", start: ">", end: "<" };
const ATOM: Format = { item: "<entry>", start: "<id>", end: "<" };

/** Every id, by cutting the text at what marks it: whatever the text is, that takes no longer. */
function idsOf(text: string, { item, start, end }: Format): string[] {
  // Words from definitions and commits stand in CDATA or are escaped: no element is theirs.
  const [before = "", ...sections] = text.split("<![CDATA[");
  const elements = [before, ...sections.map((it) => it.slice(it.indexOf("]]>") + 3))].join("");
  return elements
    .split(item)
    .slice(1)
    .map((it) => (it.split(start)[1] ?? "").split(end)[0] ?? "");
}

/** Gives how many bytes the text has. */
async function compareFormat(
  read: ReadFile,
  file: string,
  format: Format,
  items: readonly Item[],
  findings: Findings,
): Promise<number> {
  const text = await readText(read, file, findings);
  if (text === undefined) return 0;
  findings.counts.feeds++;
  const expected = items.map(({ id }) => id);
  const found = idsOf(text, format);
  const at = expected.findIndex((id, index) => id !== found[index]);
  const bytes = new TextEncoder().encode(text).length;
  if (at < 0 && found.length === expected.length) {
    compareConstants(file, text, items, findings);
    return bytes;
  }
  const place = at < 0 ? expected.length : at;
  findings.problem(file, `Item ${place + 1} is not the one of the same feed as JSON.`, {
    ...{ expected: expected[place], found: found[place] },
  });
  return bytes;
}

/** What is to be compiled in is the same in every format. */
function compareConstants(
  file: string,
  text: string,
  items: readonly Item[],
  findings: Findings,
): void {
  const expected = items.flatMap(({ content_html }) => constantsIn(content_html));
  const found = constantsIn(text);
  const length = Math.max(expected.length, found.length);
  for (let at = 0; at < length; at++) {
    if (expected[at]?.name === found[at]?.name && expected[at]?.id === found[at]?.id) continue;
    findings.problem(file, `Constant ${at + 1} is not the one of the same feed as JSON.`, {
      ...{ expected: expected[at]?.id, found: found[at]?.id },
    });
    return;
  }
}

function checkOnce(path: string, items: readonly Item[], findings: Findings): void {
  const seen = new Set<string>();
  for (const { id } of items) {
    if (seen.has(id))
      findings.problem(`${path}.feed.json`, "The item is there twice.", { found: id });
    seen.add(id);
  }
}

/** A coalition's feed: its newest entries, newest first, and nothing else. */
export async function checkFeed(
  read: ReadFile,
  path: string,
  entries: readonly Entry[],
  findings: Findings,
): Promise<void> {
  const feed = await readFeed(read, path, findings);
  if (!feed) return;
  const { items, large } = feed;
  const file = `${path}.feed.json`;
  const newest = entries.slice(-NEWEST).reverse();
  const places = new Map(items.map((item, index) => [item.id, { item, index }]));
  const known = new Set<string>();
  let last = -1;
  for (const entry of newest) {
    const id = uuidUrn(path, entry.hash);
    const place = places.get(id);
    if (!place) {
      if (large && known.size === items.length) break;
      findings.problem(file, "The entry is missing in the feed.", { entry, expected: id });
      continue;
    }
    known.add(id);
    checkItem(file, place.item, entry, findings);
    if (place.index < last) findings.problem(file, "The entry stands out of order.", { entry });
    last = Math.max(last, place.index);
  }
  for (const { id, url } of items) {
    if (known.has(id)) continue;
    const message = `The item is of no entry of the chain: ${url}`;
    findings.problem(file, message, { found: id });
  }
}

/** What an item says of its entry, but for its words: those to compile in are held to the entry. */
export function checkItem(file: string, item: Item, entry: Entry, findings: Findings): void {
  const { coalition, seq, at } = entry;
  if (item.date_published !== at) {
    const message = "The item has another time than the entry.";
    findings.problem(file, message, { entry, expected: at, found: item.date_published });
  }
  const constants = constantsIn(item.content_html).filter(({ name }) => name === "FINGERPRINT");
  const wrong = constants.find(({ id }) => id !== entry.fingerprint);
  if (wrong) {
    const message = "The constant to compile in is not the entry's fingerprint.";
    findings.problem(file, message, { entry, expected: entry.fingerprint, found: wrong.id });
  }
  const place = `/${coalition}/history/#${coalition}-${seq}`;
  if (!item.url.endsWith(place)) {
    const message = "The item leads elsewhere than to the entry.";
    findings.problem(file, message, { entry, expected: place, found: item.url });
  }
}
