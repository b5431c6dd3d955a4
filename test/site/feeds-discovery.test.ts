// Every page tells readers of its feeds, and nothing of them depends on when or where they are built.

import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import type { GitRepository } from "../support/git-repository.ts";
import { miniatureRegistry } from "../support/miniature.ts";
import { renderRegistry } from "../support/rendered-site.ts";

const CONFIG = { name: "Mini", description: "Mini.", baseUrl: "https://mini.example/r/" };

let repository: GitRepository;
let files: Map<string, string>;
beforeAll(async () => {
  repository = miniatureRegistry();
  files = await renderRegistry(repository.folder, CONFIG);
});
afterAll(() => {
  vi.useRealTimers();
  repository.delete();
});

const TYPES: Record<string, string> = {
  ".rss": "application/rss+xml",
  ".atom": "application/atom+xml",
  ".feed.json": "application/feed+json",
};

/** `type path` of each feed that a page tells of, from the base. */
function told(path: string, html: string): string[] {
  const links = html.matchAll(/<link rel="alternate" type="([^"]+)" title="[^"]+" href="([^"]+)"/g);
  return [...links].map(([, type, href = ""]) => {
    const { pathname } = new URL(href, `https://mini.example/r/${path}`);
    return `${type} ${pathname.slice("/r/".length)}`;
  });
}

const formatsOf = (stem: string) =>
  Object.entries(TYPES).map(([ending, type]) => `${type} ${stem}${ending}`);

describe("every page", () => {
  it("tells readers of the feeds of all coalitions, and a coalition's of its own", () => {
    const pages = [...files].filter(([path]) => path.endsWith(".html"));
    expect(pages.length).toBeGreaterThan(6);
    for (const [path, html] of pages) {
      const [, name] = /^(mini\.[a-z]+)\//.exec(path) ?? [];
      const own = name === undefined ? [] : formatsOf(`${name}/changes`);
      const found = told(path, html);
      expect(found, path).toEqual([...own, ...formatsOf("changes"), ...formatsOf("breaking")]);
      for (const link of found) expect(files.has(link.split(" ")[1] ?? ""), link).toBe(true);
    }
  });
});

describe("a feed", () => {
  const isFeed = (path: string) => /\.(rss|atom|feed\.json)$/.test(path);

  it("is the same whenever it is built", async () => {
    vi.useFakeTimers({ toFake: ["Date"], now: Date.UTC(2042, 6, 1) });
    const later = await renderRegistry(repository.folder, CONFIG);
    const feeds = [...files].filter(([path]) => isFeed(path));
    expect(feeds.length).toBeGreaterThan(12);
    for (const [path, text] of feeds) expect(later.get(path), path).toBe(text);
  });

  it("leads to pages and files that are there", () => {
    let links = 0;
    for (const [path, text] of [...files].filter(([path]) => isFeed(path))) {
      for (const [, href = ""] of text.matchAll(/"?(https:\/\/mini\.example\/r\/[^"<\\]*)/g)) {
        const target = href.slice(CONFIG.baseUrl.length).replace(/(^|\/)(#.*)?$/, "$1index.html");
        expect(files.has(target), `${path}: ${href}`).toBe(true);
        links++;
      }
    }
    expect(links).toBeGreaterThan(100);
  });
});
