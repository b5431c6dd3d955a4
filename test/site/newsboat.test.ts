// A real feed reader subscribes to the served site, as an integrator does, and keeps reading.

import { afterEach, describe, expect, it } from "vitest";
import { FeedServer } from "../support/feed-server.ts";
import { feedsAfter } from "../support/growing-registry.ts";
import { hasTool } from "../support/has-tool.ts";
import { Newsboat } from "../support/newsboat.ts";
import { type JsonItem, jsonItems } from "../support/rendered-feeds.ts";

/** After the first. */
const PUBLICATIONS = 8;

describe.skipIf(!hasTool("newsboat"))("newsboat (if it is installed)", () => {
  const ends: (() => void)[] = [];
  const atTheEnd = <T>(thing: T, end: () => void): T => {
    ends.push(end);
    return thing;
  };
  afterEach(() => {
    for (const end of ends.splice(0)) end();
  });

  it("shows exactly what is new after each publication, and asks only whether anything is", async () => {
    const server = await FeedServer.start();
    atTheEnd(server, () => server.stop());
    // An entry is in two feeds of one reader, as an item of its own in each.
    const subscribers = [["changes.rss", "mini.two/changes.rss"], ["changes.atom"]].map((feeds) => {
      const newsboat = new Newsboat(feeds.map((feed) => server.address + feed));
      atTheEnd(newsboat, () => newsboat.remove());
      return { feeds, newsboat, read: new Set<string>() };
    });
    const answers: string[] = [];
    for (let publication = 0; publication <= PUBLICATIONS; publication++) {
      const files = feedsAfter(publication, server.address);
      server.publish(files);
      for (const { feeds, newsboat, read } of subscribers) {
        const published = feeds.flatMap((feed) => publishedIn(files, feed));
        const fresh = published.filter(({ id }) => !read.has(id));
        expect(await newsboat.reload()).toContain(`${fresh.length} unread articles`);
        answers.push(...server.take());
        const items = await newsboat.items();
        const unread = items.filter((it) => it.unread).map(({ guid, title }) => [guid, title]);
        expect(unread.sort()).toEqual(fresh.map(({ id, title }) => [id, title]).sort());
        // Each is there once, those that were read before, too.
        expect(items.map(({ guid }) => guid).sort()).toEqual(published.map(({ id }) => id).sort());
        if (fresh.length > 0) await newsboat.markRead(fresh.map(({ id }) => id));
        for (const { id } of fresh) read.add(id);
        // It keeps a server's word on the version only of feeds that it had before.
        if (publication === 0) await newsboat.reload();
        server.take();
      }
    }
    expect(subscribers.map(({ read }) => read.size)).toEqual([12 + 5, 12]);
    const count = (answer: string) => answers.filter((it) => it === answer).length;
    // Of the 9 publications, 2 had nothing new; of mini.two, 4.
    for (const [feed, unchanged] of [
      ["changes.rss", 2],
      ["changes.atom", 2],
      ["mini.two/changes.rss", 4],
    ] as const) {
      expect([feed, count(`304 ${feed}`), count(`200 ${feed}`)]).toEqual([
        feed,
        unchanged,
        PUBLICATIONS + 1 - unchanged,
      ]);
    }
  });
});

function publishedIn(files: ReadonlyMap<string, string>, feed: string): JsonItem[] {
  return jsonItems(files, feed.replace(/\.(rss|atom)$/, ""));
}
