// How much a feed holds, where the rest is (RFC 5005), and that published items never change.

import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { FeedItems } from "../../site/feeds/feed-item.ts";
import {
  type FeedDocument,
  renderAtom,
  renderJsonFeed,
  renderRss,
} from "../../site/feeds/formats.ts";
import { bytesOf, type FeedItem } from "../../site/feeds/limits.ts";
import type { Commit } from "../../src/core/history/change-log.ts";
import { History } from "../../src/core/history/history.ts";
import { viewRegistry } from "../../src/core/history/registry-view.ts";
import { histories } from "../support/arbitrary-histories.ts";
import { largeHistory, longHistory, SHARED } from "../support/feed-histories.ts";
import { commitOf } from "../support/histories.ts";
import { hostileCommits } from "../support/hostile-feeds.ts";
import {
  atomEntries,
  FEEDS_CONFIG,
  feedsOfView,
  jsonItems,
  linkOf,
  viewOfCommits,
} from "../support/rendered-feeds.ts";

const LIMIT = 512 * 1000;
const ARCHIVE = /\/archive\/\d+\.atom$/;

/** The documents of a feed from the newest on, by the links alone, as RFC 5005 tells readers to. */
function followed(files: ReadonlyMap<string, string>, path: string): string[] {
  const documents: string[] = [];
  let next: string | undefined = `${path}.atom`;
  while (next !== undefined) {
    const text = files.get(next);
    if (text === undefined) throw new Error(`${next} is missing`);
    documents.push(text);
    next = linkOf(text, "prev-archive")?.slice(FEEDS_CONFIG.baseUrl.length);
  }
  return documents;
}

/** The whole feed as a reader assembles it: the first item with an id counts. */
function whole(files: ReadonlyMap<string, string>, path: string): Map<string, string> {
  const documents = followed(files, path).map(atomEntries);
  return new Map(documents.reverse().flatMap((entries) => [...entries]));
}

describe("a long history", () => {
  // A third of them are of mini.one: the first, the fourth, and so on.
  const COUNT = 310;
  let files: Map<string, string>;
  beforeAll(() => {
    files = feedsOfView(viewOfCommits(longHistory(COUNT)));
  });

  const seqs = (path: string) =>
    jsonItems(files, path).map(({ _coalitions: { coalition, seq } }) => `${coalition} ${seq}`);

  it("has the newest hundred in each feed, newest first", () => {
    const expected = Array.from({ length: COUNT }, (_, index) =>
      index % 3 === 0 ? `mini.one ${index / 3 + 1}` : `mini.two ${index - Math.floor(index / 3)}`,
    );
    expect(seqs("changes")).toEqual(expected.slice(-100).reverse());
    const one = expected.filter((it) => it.startsWith("mini.one"));
    expect(seqs("mini.one/changes")).toEqual(one.slice(-100).reverse());
  });

  it("is whole in Atom: the feed and its archives have every entry, each archived once", () => {
    for (const [path, count] of [
      ["changes", COUNT],
      ["mini.two/changes", 206],
      [`citizens/${SHARED.stableId}`, undefined],
    ] as const) {
      const entries = whole(files, path);
      if (count !== undefined) expect(entries.size).toBe(count);
      const links = [...entries.values()].map((it) => /href="([^"]+)"/.exec(it)?.[1]);
      expect(new Set(links).size).toBe(entries.size);
      const archived = followed(files, path)
        .slice(1)
        .flatMap((text) => [...atomEntries(text).keys()]);
      expect(archived.length).toBeGreaterThan(0);
      expect(archived.length % 100).toBe(0);
      expect(new Set(archived).size).toBe(archived.length);
    }
  });

  it("has archives that say what they are", () => {
    const paths = [...files.keys()].filter((path) => ARCHIVE.test(path));
    expect(paths).toContain("changes/archive/3.atom");
    expect(paths).not.toContain("changes/archive/4.atom");
    for (const path of paths) {
      const text = files.get(path) ?? "";
      const feed = `${path.replace(ARCHIVE, "")}.atom`;
      const subscription = files.get(feed) ?? "";
      expect(text).toContain("<fh:archive/>");
      expect(text).toContain('xmlns:fh="http://purl.org/syndication/history/1.0"');
      expect(linkOf(text, "self")).toBe(FEEDS_CONFIG.baseUrl + path);
      expect(linkOf(text, "current")).toBe(FEEDS_CONFIG.baseUrl + feed);
      expect(linkOf(text, "next-archive")).toBeUndefined();
      expect(linkOf(subscription, "prev-archive")).toBeDefined();
      expect(subscription).not.toContain("<fh:archive/>");
      const idOf = (it: string) => /<id>([^<]+)<\/id>/.exec(it)?.[1];
      expect(idOf(text)).toBe(idOf(subscription));
    }
  });

  it("has none if nothing is left out", () => {
    const short = feedsOfView(viewOfCommits(longHistory(99)));
    expect([...short.keys()].filter((path) => ARCHIVE.test(path))).toEqual([]);
    expect(linkOf(short.get("changes.atom") ?? "", "prev-archive")).toBeUndefined();
    expect(feedsOfView(viewOfCommits(longHistory(100))).has("changes/archive/1.atom")).toBe(true);
  });
});

/** Every published item by its document and id: its text may never change. */
class SeenItems {
  readonly #items = new Map<string, string>();
  /** How many items were seen before. */
  again = 0;

  /** The ids of the items in a document, whose feed is at `feed`. */
  add(feed: string, text: string): string[] {
    return [...itemsOf(feed, text)].map(([id, item]) => {
      const key = `${feed} ${id}`;
      const before = this.#items.get(key);
      if (before !== undefined) this.again++;
      // Only then, since comparing is slow where there are many.
      if ((before ?? item) !== item) expect(item).toBe(before);
      this.#items.set(key, item);
      return id;
    });
  }
}

/** The feeds as they are published after each batch of commits. */
function* grown(commits: Iterable<Commit>, every: number): Generator<Map<string, string>> {
  const history = new History();
  let count = 0;
  for (const commit of commits) {
    history.add(commit);
    if (++count % every === 0) yield feedsOfView(viewRegistry(history, undefined, []));
  }
}

const documentWith = (items: FeedItem[]): FeedDocument => ({
  ...{ id: "urn:x:y", title: "x", description: "x", author: "x", page: "https://example.org/" },
  ...{ address: "https://example.org/feed", updated: "2026-01-01T00:00:00Z", items },
});

describe("a history that grows", () => {
  it.each([
    ["entry by entry", () => grown(longHistory(112), 7)],
    ["by entries of the largest size", () => grown(largeHistory(48), 12)],
  ])("changes no item and no archive document, %s", (_, publications) => {
    const seen = new SeenItems();
    const archives = new Map<string, string>();
    const all = new Map<string, Set<string>>();
    for (const files of publications()) {
      for (const [path, text] of files) {
        if (ARCHIVE.test(path)) {
          expect(text).toBe(archives.get(path) ?? text);
          archives.set(path, text);
        }
        const document = path.replace(ARCHIVE, ".atom");
        const ids = seen.add(document, text);
        if (!document.endsWith(".atom")) continue;
        const feed = document.slice(0, -".atom".length);
        all.set(feed, new Set([...(all.get(feed) ?? []), ...ids]));
      }
      for (const path of archives.keys()) expect(files.has(path)).toBe(true);
      // Every published item can still be found from the feed.
      for (const [feed, ids] of all) {
        const entries = whole(files, feed);
        expect([...ids].filter((id) => !entries.has(id))).toEqual([]);
      }
    }
    expect(archives.size).toBeGreaterThan(0);
    expect(seen.again).toBeGreaterThan(400);
  });
});

describe("any history", () => {
  it("changes no published item", () => {
    let compared = 0;
    fc.assert(
      fc.property(histories, ({ steps }) => {
        const seen = new SeenItems();
        const commits = steps.map((step, index) => commitOf(step, index));
        for (const files of grown(commits, 1)) {
          for (const [path, text] of files) seen.add(path, text);
        }
        compared += seen.again;
      }),
      { numRuns: 15 },
    );
    expect(compared).toBeGreaterThan(1_000);
  });
});

function itemsOf(path: string, text: string): Iterable<[id: string, item: string]> {
  if (path.endsWith(".atom")) return atomEntries(text);
  if (path.endsWith(".feed.json")) {
    const { items }: { items: { id: string }[] } = JSON.parse(text);
    return items.map((it) => [it.id, JSON.stringify(it)]);
  }
  const items = [...text.matchAll(/^ {8}<item>[\s\S]*?^ {8}<\/item>$/gm)].map(([it]) => it);
  return items.map((it) => [/<guid[^>]*>([^<]+)</.exec(it)?.[1] ?? "", it]);
}

describe("entries of the largest size", () => {
  let files: Map<string, string>;
  beforeAll(() => {
    files = feedsOfView(viewOfCommits(largeHistory(60)));
  });

  it("leave every document below 512 KB", () => {
    const sizes = [...files].map(([path, text]) => [path, Buffer.byteLength(text)] as const);
    for (const [path, size] of sizes) expect(size, path).toBeLessThan(LIMIT);
    // The limit was met: otherwise this would have tried nothing.
    expect(Math.max(...sizes.map(([, size]) => size))).toBeGreaterThan(LIMIT * 0.7);
  });

  it.each([
    ["as large as can be", () => largeHistory(3)],
    ["usual", () => longHistory(12)],
    ["hostile", () => hostileCommits()],
  ])("are never larger in any format than is reckoned, nor much smaller: %s", (_, commits) => {
    const view = viewOfCommits(commits());
    const items = new FeedItems(view, FEEDS_CONFIG);
    const size = (text: string) => Buffer.byteLength(text);
    let count = 0;
    for (const entry of view.entries) {
      const item = items.item("changes", entry);
      const taken = [
        renderRss,
        renderJsonFeed,
        (it: FeedDocument) => renderAtom(it, { links: [] }),
      ].map((render) => size(render(documentWith([item]))) - size(render(documentWith([]))));
      expect(Math.max(...taken)).toBeLessThanOrEqual(bytesOf(item));
      expect(Math.max(...taken)).toBeGreaterThan(bytesOf(item) * 0.6);
      count++;
    }
    expect(count).toBeGreaterThan(2);
  });

  it("leave out the oldest items first, the same in each format", () => {
    const items = jsonItems(files, "changes").map(({ _coalitions }) => _coalitions.seq);
    expect(items.length).toBeGreaterThan(15);
    expect(items.length).toBeLessThan(60);
    expect(items).toEqual(items.map((_, index) => 60 - index));
    expect(atomEntries(files.get("changes.atom") ?? "").size).toBe(items.length);
    expect(whole(files, "changes").size).toBe(60);
  });

  it("say how much more there is, and where", () => {
    const [item] = jsonItems(files, "changes");
    expect(item?.content_html).toMatch(
      /<li>… and \d+ more\. <a href="http:\/\/127\.0\.0\.1:9\/mini\.large\/history\/#mini\.large-60">/,
    );
    expect(Buffer.byteLength(item?.content_html ?? "")).toBeLessThan(30_000);
    expect(item?.title.length).toBeLessThanOrEqual(400);
  });
});
