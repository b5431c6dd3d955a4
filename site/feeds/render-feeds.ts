// Renders a feed as RSS 2.0, Atom and JSON Feed 1.1, with the archives of Atom (RFC 5005). No clock: a feed is as
// new as its newest entry. One document is in memory at a time. `site/site-tree.ts` lists the feeds.

import type { AnnouncedEvent } from "../../src/core/history/announced-events.ts";
import { lazy } from "../../src/core/lazy.ts";
import { compareText } from "../../src/core/problem.ts";
import { uuidUrn } from "../../src/core/uuid-urn.ts";
import { renderCalendar } from "../calendar/calendar.ts";
import type { FileGroup, SiteContext, SiteFile } from "../site-context.ts";
import type { CitizenFeed } from "./citizen-feeds.ts";
import { FeedItems } from "./feed-item.ts";
import { type FeedFacts, hasEvents } from "./feed-list.ts";
import { type FeedDocument, renderAtom, renderJsonFeed, renderRss } from "./formats.ts";
import { type FeedItem, MOST_ITEMS, newestThatFit, Page } from "./limits.ts";

/** A feed without entries still needs a date. This one is never shown as news. */
const NO_ENTRY = "1970-01-01T00:00:00Z";

type Config = SiteContext["config"];

export class FeedRenderer {
  readonly #items: () => FeedItems;
  readonly #config: Config;

  constructor({ view, config }: SiteContext) {
    this.#items = lazy(() => new FeedItems(view, config));
    this.#config = config;
  }

  /** A feed in its formats, with its archives. */
  group(feed: FeedFacts | CitizenFeed): FileGroup {
    const facts = () => ("facts" in feed ? feed.facts() : feed);
    return { start: feed.path, members: () => this.#files(facts()) };
  }

  /** The Atom feed comes last: whether there are archives is known once all items are made. */
  *#files(facts: FeedFacts): Generator<SiteFile> {
    const { path, entries, events, brief } = facts;
    const newest = lazy(() => [...this.#itemsOf(path, entries.slice(-MOST_ITEMS))]);
    const document = lazy(() => documentOf(facts, newestThatFit(newest()), this.#config));
    if (!brief) {
      yield { path: `${path}.rss`, content: () => renderRss(document()) };
      yield { path: `${path}.feed.json`, content: () => renderJsonFeed(document()) };
    }
    if (events && hasEvents(facts)) {
      yield { path: `${path}.ics`, content: () => this.#calendar(facts, events()) };
    }
    const older = this.#itemsOf(path, entries.slice(0, -MOST_ITEMS));
    const links = yield* archivesOf(facts, this.#config, inTurn(older, newest));
    yield { path: `${path}.atom`, content: () => renderAtom(document(), { links }) };
  }

  #calendar({ title, description }: FeedFacts, events: readonly AnnouncedEvent[]): string {
    const { baseUrl } = this.#config;
    return renderCalendar({ title: `Announced: ${title}`, description, baseUrl, events });
  }

  *#itemsOf(path: string, entries: FeedFacts["entries"]): Generator<FeedItem> {
    for (const it of entries) {
      const [entry, concerned] = "entry" in it ? [it.entry, it.changes] : [it];
      yield this.#items().item(path, entry, concerned);
    }
  }
}

function* inTurn<T>(first: Iterable<T>, then: () => Iterable<T>): Generator<T> {
  yield* first;
  yield* then();
}

type Links = { rel: string; href: string }[];

/**
 * The archive documents of a feed, oldest first. Returns the link to the newest, if there is one. Only full
 * documents are archived, so that none gets new items. The feed itself always has what is not archived yet.
 */
function* archivesOf(
  facts: FeedFacts,
  config: Config,
  items: Iterable<FeedItem>,
): Generator<SiteFile, Links> {
  let count = 0;
  let newest: Links = [];
  const close = ({ items }: Page): SiteFile => {
    const path = `${facts.path}/archive/${++count}.atom`;
    const archive = config.baseUrl + path;
    const links = [{ rel: "current", href: `${config.baseUrl}${facts.path}.atom` }, ...newest];
    const title = `${facts.archiveTitle}, archive ${count}`;
    const description = "Older entries. This archive is complete.";
    const document = documentOf({ ...facts, title, description }, items.reverse(), config);
    newest = [{ rel: "prev-archive", href: archive }];
    return { path, content: () => renderAtom(document, { links, archive }) };
  };
  let page = new Page();
  for (const item of items) {
    if (!page.add(item)) {
      yield close(page);
      page = new Page();
      page.add(item);
    }
    if (!page.isFull) continue;
    yield close(page);
    page = new Page();
  }
  return newest;
}

function documentOf(facts: FeedFacts, items: FeedItem[], config: Config): FeedDocument {
  return {
    // Different from the id of the feed's first entry.
    id: uuidUrn(`feed ${facts.path}`, facts.origin),
    title: facts.title,
    description: facts.description,
    author: config.name,
    page: config.baseUrl + facts.page,
    address: config.baseUrl + facts.path,
    hub: config.hub,
    updated: items.map(({ at }) => at).reduce((a, b) => (compareText(a, b) > 0 ? a : b), NO_ENTRY),
    items,
  };
}
