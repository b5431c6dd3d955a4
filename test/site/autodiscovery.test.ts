// Feed readers are given the address of a page: each page must tell them of its feeds.

import { beforeAll, describe, expect, it } from "vitest";
import { CONFIG, LONG, longRegistry, renderLong } from "../support/long-registry.ts";

const TYPES: Record<string, string> = {
  rss: "application/rss+xml",
  atom: "application/atom+xml",
  "feed.json": "application/feed+json",
};

let files: Map<string, string>;
beforeAll(async () => {
  files = await renderLong(longRegistry(110));
});

interface Alternate {
  /** Below the base URL. */
  feed: string;
  type: string;
  title: string;
}

/** The feeds that a page tells of, as a reader finds them that was given the page at `address`. */
function alternates(path: string, address = CONFIG.baseUrl + path): Alternate[] {
  const html = files.get(path) ?? "";
  return [...html.matchAll(/<link rel="alternate" type="(.*?)" title="(.*?)" href="(.*?)"/g)].map(
    ([, type = "", title = "", href = ""]) => {
      const url = new URL(href, address).href;
      return { feed: url.replace(CONFIG.baseUrl, ""), type, title };
    },
  );
}

const feedsIn = (folder: string) =>
  [...files.keys()].filter(
    (path) => /^(.*\/)?[^/]+\.(rss|atom|feed\.json)$/.test(path) && dirOf(path) === folder,
  );
const dirOf = (path: string) => path.slice(0, path.lastIndexOf("/") + 1);

const OF_ALL = [
  "index.html",
  "changes/index.html",
  "changes/page/1/index.html",
  "changes/breaking/index.html",
  "lookup/index.html",
  "schemas/index.html",
  "404.html",
];
const OF_ONE = ["index.html", "history/index.html", "history/page/1/index.html"];

describe("autodiscovery", () => {
  it.each(OF_ALL)("tells of all feeds of the registry on %s", (path) => {
    const found = alternates(path).map(({ feed }) => feed);
    expect(found.sort()).toEqual(feedsIn("").sort());
    expect(found.length).toBeGreaterThanOrEqual(6);
  });

  it.each(OF_ONE)(
    "tells of the coalition's feeds, too, and of them first, on <name>/%s",
    (path) => {
      const found = alternates(`${LONG}/${path}`).map(({ feed }) => feed);
      const own = feedsIn(`${LONG}/`);
      expect(own).toHaveLength(3);
      expect(found.slice(0, 3).sort()).toEqual(own.sort());
      expect(found.slice(3).sort()).toEqual(feedsIn("").sort());
    },
  );

  it("is on every page that there is, with the right type and a title of its own", () => {
    const pages = [...files.keys()].filter((path) => path.endsWith(".html"));
    expect(pages.length).toBeGreaterThan(10);
    for (const path of pages) {
      const found = alternates(path);
      expect(found.length, path).toBeGreaterThanOrEqual(6);
      expect(new Set(found.map(({ title }) => title)).size, path).toBe(found.length);
      for (const { feed, type } of found) {
        expect(files.has(feed), `${path} -> ${feed}`).toBe(true);
        expect(type).toBe(TYPES[feed.slice(feed.search(/(rss|atom|feed\.json)$/))]);
      }
    }
  });

  it("holds on the page for what is not found, at whatever depth that is served", () => {
    const deep = `${CONFIG.baseUrl}no.such/page/at/all/`;
    const found = alternates("404.html", deep).map(({ feed }) => feed);
    expect(found.sort()).toEqual(feedsIn("").sort());
  });
});
