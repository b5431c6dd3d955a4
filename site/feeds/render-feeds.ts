// RSS 2.0, Atom and JSON Feed 1.1 of a feed, and the archives of Atom (RFC 5005). No clock: a feed
// is as new as its newest entry. One document is in memory at a time. `site/build.ts` says which feeds
// there are.

import { compareText } from "../../src/core/problem.ts";
import { uuidUrn } from "../../src/core/uuid-urn.ts";
import type { SiteContext, SiteFile } from "../site-context.ts";
import { renderAtom } from "./atom.ts";
import type { FeedDocument } from "./feed-document.ts";
import { type FeedItem, FeedItems } from "./feed-item.ts";
import type { FeedFacts } from "./feed-list.ts";
import { renderJsonFeed } from "./json-feed.ts";
import { NewestItems, Page } from "./limits.ts";
import { renderRss } from "./rss.ts";

/** A feed without entries still needs a date; this one is nobody's news. */
const NO_ENTRY = "1970-01-01T00:00:00Z";

type Config = SiteContext["config"];

export class FeedRenderer {
  readonly #items: FeedItems;
  readonly #config: Config;

  constructor({ view, config }: SiteContext) {
    this.#items = new FeedItems(view, config);
    this.#config = config;
  }

  /** A feed in all its formats, with its archives. */
  *render(facts: FeedFacts): Generator<SiteFile> {
    const newest = new NewestItems();
    const archive = new Archive(facts, this.#config);
    for (const it of facts.entries) {
      const [entry, first] = "entry" in it ? [it.entry, it.changes] : [it, []];
      const item = this.#items.item(facts.path, entry, first);
      newest.add(item);
      yield* archive.add(item);
    }
    const document = documentOf(facts, newest.items(), this.#config);
    yield { path: `${facts.path}.rss`, text: renderRss(document) };
    const links = archive.newestLink();
    yield { path: `${facts.path}.atom`, text: renderAtom(document, { links }) };
    yield { path: `${facts.path}.feed.json`, text: renderJsonFeed(document) };
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
    const text = renderAtom(document, { links, self, archive: true });
    return { path: this.#path(this.#count), text };
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
