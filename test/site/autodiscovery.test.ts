// Feed readers are given the address of a page: each page must name its feeds.

import { beforeAll, expect, it } from "vitest";
import { CONFIG, LONG, longRegistry, renderLong } from "../support/long-registry.ts";

const FORMATS = [
  ["application/rss+xml", "rss"],
  ["application/atom+xml", "atom"],
  ["application/feed+json", "feed.json"],
];
const formatsOf = (stem: string) => FORMATS.map(([type, ending]) => `${type} ${stem}.${ending}`);
const OF_ALL = [...formatsOf("changes"), ...formatsOf("breaking")];

let files: Map<string, string>;
beforeAll(async () => {
  files = await renderLong(longRegistry(110));
});

interface Alternate {
  /** Its type and its path below the base URL. */
  feed: string;
  title: string;
}

/** The feeds that a reader finds on the page at `address`. */
function alternates(path: string, address = CONFIG.baseUrl + path): Alternate[] {
  const html = files.get(path) ?? "";
  return [...html.matchAll(/<link rel="alternate" type="(.*?)" title="(.*?)" href="(.*?)"/g)].map(
    ([, type, title = "", href = ""]) => {
      const url = new URL(href, address).href;
      return { feed: `${type} ${url.replace(CONFIG.baseUrl, "")}`, title };
    },
  );
}

it("every page names the feeds of all coalitions, and a coalition's page only its own", () => {
  const isCitizens = (path: string) => path.startsWith("citizens/");
  const pages = [...files.keys()].filter((path) => path.endsWith(".html") && !isCitizens(path));
  for (const path of ["404.html", "changes/page/1/index.html", `${LONG}/history/page/1/index.html`])
    expect(pages).toContain(path);
  for (const path of pages) {
    const [, name] = /^([^/]+\.[^/]+)\//.exec(path) ?? [];
    const found = alternates(path);
    const expected = name === undefined ? OF_ALL : formatsOf(`${name}/changes`);
    expect(
      found.map(({ feed }) => feed),
      path,
    ).toEqual(expected);
    expect(new Set(found.map(({ title }) => title)).size, path).toBe(found.length);
    for (const { feed } of found) expect(files.has(feed.split(" ")[1] ?? ""), feed).toBe(true);
  }
});

it("a citizen's page names only its own feed, and a module's page none", () => {
  const pages = [...files.keys()].filter((path) => /^citizens\/.*\/index\.html$/.test(path));
  const found = pages.map((path) => alternates(path).map(({ feed }) => feed));
  const expected = pages.map((path) => {
    const feed = `${path.replace("/index.html", "")}.atom`;
    return files.has(feed) ? [`application/atom+xml ${feed}`] : [];
  });
  expect(found).toEqual(expected);
  expect(expected.filter(({ length }) => length > 0).length).toBeGreaterThan(1);
});

it("the page for missing addresses names them, at whatever depth it is served", () => {
  const found = alternates("404.html", `${CONFIG.baseUrl}no.such/page/at/all/`);
  expect(found.map(({ feed }) => feed)).toEqual(OF_ALL);
});
