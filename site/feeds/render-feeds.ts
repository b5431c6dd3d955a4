// RSS 2.0, Atom and JSON Feed 1.1 of a feed, and the archives of Atom (RFC 5005). No clock: a feed
// is as new as its newest entry. One document is in memory at a time. `site/site-tree.ts` says which
// feeds there are.

import { compareText } from "../../src/core/problem.ts";
import { uuidUrn } from "../../src/core/uuid-urn.ts";
import { lazy } from "../lazy.ts";
import type { FileGroup, SiteContext, SiteFile } from "../site-context.ts";
import { renderAtom } from "./atom.ts";
import type { CitizenFeed } from "./citizen-feeds.ts";
import type { FeedDocument } from "./feed-document.ts";
import { FeedItems } from "./feed-item.ts";
import type { FeedFacts } from "./feed-list.ts";
import { renderJsonFeed } from "./json-feed.ts";
import { type FeedItem, MOST_ITEMS, newestThatFit, Page } from "./limits.ts";
import { renderRss } from "./rss.ts";

/** A feed without entries still needs a date; this one is nobody's news. */
const NO_ENTRY = "1970-01-01T00:00:00Z";

type Config = SiteContext["config"];

export class FeedRenderer {
  readonly #items: () => FeedItems;
  readonly #config: Config;

  constructor({ view, config }: SiteContext) {
    this.#items = lazy(() => new FeedItems(view, config));
    this.#config = config;
  }

  /** A feed in all its formats, with its archives. */
  group(feed: FeedFacts | CitizenFeed): FileGroup {
    const facts = () => ("facts" in feed ? feed.facts() : feed);
    return { start: feed.path, members: () => this.#files(facts()) };
  }

  /** The Atom feed comes last: that there are archives is known when all items are made. */
  *#files(facts: FeedFacts): Generator<SiteFile> {
    const { path, entries } = facts;
    const newest = lazy(() => [...this.#itemsOf(path, entries.slice(-MOST_ITEMS))]);
    const document = lazy(() => documentOf(facts, newestThatFit(newest()), this.#config));
    yield { path: `${path}.rss`, content: () => renderRss(document()) };
    yield { path: `${path}.feed.json`, content: () => renderJsonFeed(document()) };
    const archive = new Archive(facts, this.#config);
    const older = this.#itemsOf(path, entries.slice(0, -MOST_ITEMS));
    for (const item of older) yield* archive.add(item);
    for (const item of newest()) yield* archive.add(item);
    const links = archive.newestLink();
    yield { path: `${path}.atom`, content: () => renderAtom(document(), { links }) };
  }

  *#itemsOf(path: string, entries: FeedFacts["entries"]): Generator<FeedItem> {
    for (const it of entries) {
      const [entry, first] = "entry" in it ? [it.entry, it.changes] : [it, []];
      yield this.#items().item(path, entry, first);
    }
  }
}

/**
 * The archive documents of a feed, from its oldest item on. Only those that are full are there, so that
 * none ever changes; what is not archived yet always stands in the feed itself, which holds as much.
 */
class Archive {
  readonly #facts: FeedFacts;
  readonly #config: Config;
  #page = new Page();
  /** How many are full. */
  #count = 0;

  constructor(facts: FeedFacts, config: Config) {
    this.#facts = facts;
    this.#config = config;
  }

  /** The document that is full now, if one is. */
  *add(item: FeedItem): Generator<SiteFile> {
    if (!this.#page.add(item)) {
      yield this.#close();
      this.#page.add(item);
    }
    if (this.#page.isFull) yield this.#close();
  }

  newestLink() {
    return this.#count === 0 ? [] : [{ rel: "prev-archive", href: this.#url(this.#count) }];
  }

  #close(): SiteFile {
    const items = [...this.#page.items].reverse();
    const links = [
      { rel: "current", href: `${this.#config.baseUrl}${this.#facts.path}.atom` },
      ...this.newestLink(),
    ];
    this.#page = new Page();
    this.#count++;
    const title = `${this.#facts.archiveTitle}, archive ${this.#count}`;
    const facts = { ...this.#facts, title, description: "Older entries; this never changes." };
    const self = this.#url(this.#count);
    const document = documentOf(facts, items, this.#config);
    const content = () => renderAtom(document, { links, self, archive: true });
    return { path: this.#path(this.#count), content };
  }

  #path(number: number): string {
    return `${this.#facts.path}/archive/${number}.atom`;
  }

  #url(number: number): string {
    return this.#config.baseUrl + this.#path(number);
  }
}

function documentOf(facts: FeedFacts, items: FeedItem[], config: Config): FeedDocument {
  return {
    // Not the id of the entry that it began with.
    id: uuidUrn(`feed ${facts.path}`, facts.origin),
    title: facts.title,
    description: facts.description,
    author: config.name,
    page: config.baseUrl + facts.page,
    address: config.baseUrl + facts.path,
    updated: items.map(({ at }) => at).reduce((a, b) => (compareText(a, b) > 0 ? a : b), NO_ENTRY),
    items,
  };
}
