// What readers show of hostile text: newsboat, Python's feedparser and a parser of npm have to agree on
// every title with each other and with the JSON Feed, which has it as plain text.

import { execFileSync } from "node:child_process";
import { resolve } from "node:path";
import { parseFeed } from "feedsmith";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { hasTool } from "../support/has-tool.ts";
import { hostileFeeds } from "../support/hostile-feeds.ts";
import { Newsboat } from "../support/newsboat.ts";
import { pythonWith } from "../support/python.ts";
import { atomItems, folderOf, jsonItems } from "../support/rendered-feeds.ts";

const PYTHON = pythonWith("feedparser");

let files: Map<string, string>;
let disk: ReturnType<typeof folderOf>;
/** Every feed that is in all formats, without its format's ending. */
let stems: string[];
beforeAll(() => {
  ({ files } = hostileFeeds());
  disk = folderOf(files);
  stems = [...files.keys()].flatMap((path) => /^(.*)\.feed\.json$/.exec(path)?.[1] ?? []);
});
afterAll(() => disk.remove());

const expectedItems = (stem: string) => jsonItems(files, stem).map(({ id, title }) => [id, title]);
const expectedTitle = (stem: string) => JSON.parse(files.get(`${stem}.feed.json`) ?? "").title;

describe("titles of hostile text", () => {
  it("hold the text itself, without what a title must not have", () => {
    // Feeds of ids, whose titles begin with what happened to the id, are only in Atom.
    const feeds = [...files.keys()].filter((path) => path.endsWith(".atom"));
    const titles = feeds.flatMap((path) =>
      atomItems(files, path.replace(/\.atom$/, "")).map(({ title }) => title),
    );
    const hostile = [
      "organism <v1> renamed",
      "organism a&amp;b renamed",
      "organism <script>alert(1)</script>&<v1>&amp;&lt;b&gt; renamed",
      "organism ]]\u200a> renamed",
      "lattice &nbsp;&copy;&bogus;&#0;&#x1F;&#xD800;&#65;&amp;amp; renamed",
      "organism <b>bold</b> renamed",
      "organism </title></item></channel></rss></feed></entry> renamed",
    ];
    for (const words of hostile)
      expect(
        titles.some((it) => it.includes(words)),
        words,
      ).toBe(true);
    expect(expectedTitle("changes")).toBe("Feeds <&> ]]> of a registry &amp; more: all changes");
  });

  describe.each(["rss", "atom"])("in .%s", (format) => {
    it.skipIf(!hasTool("newsboat"))("are the same in newsboat (needs newsboat)", async () => {
      const addresses = new Map(
        stems.map((stem) => [`file://${disk.folder}/${stem}.${format}`, stem]),
      );
      const newsboat = new Newsboat([...addresses.keys()]);
      await newsboat.reload();
      const titles = await newsboat.feedTitles();
      const items = await newsboat.items();
      newsboat.remove();
      expect(items.length).toBeGreaterThan(stems.length);
      for (const [address, stem] of addresses) {
        const found = items.filter(({ feed }) => feed === address);
        expect(found.map(({ guid, title }) => [guid, title])).toEqual(expectedItems(stem));
        expect(titles.get(address)).toBe(expectedTitle(stem));
      }
    });

    it.skipIf(!PYTHON)("are the same in feedparser (needs python3 with feedparser)", () => {
      const input = stems.map((stem) => `${stem}.${format}\n`).join("");
      const script = resolve("test/support/parse_feeds.py");
      const output = execFileSync(PYTHON ?? "", [script], {
        cwd: disk.folder,
        input,
        maxBuffer: 2 ** 28,
      });
      const parsed: Parsed = JSON.parse(output.toString());
      expect(Object.keys(parsed)).toHaveLength(stems.length);
      for (const stem of stems) {
        const found = parsed[`${stem}.${format}`];
        expect(found?.bozo).toBe(false);
        expect(found?.items.map(([id, title]) => [id, title])).toEqual(expectedItems(stem));
        expect(found?.title).toBe(expectedTitle(stem));
        const tags = jsonItems(files, stem).map((item) => item.tags);
        expect(found?.items.map(([, , terms]) => terms)).toEqual(tags);
      }
    });

    it("are the same in feedsmith, as are the texts", () => {
      expect(stems.length).toBeGreaterThan(2);
      for (const stem of stems) {
        const found = smithed(files.get(`${stem}.${format}`) ?? "");
        expect(found.items.map(([id, title]) => [id, title])).toEqual(expectedItems(stem));
        const texts = jsonItems(files, stem).map(({ content_html }) => content_html);
        expect(found.items.map(([, , text]) => text)).toEqual(texts);
        expect(found.title).toBe(expectedTitle(stem));
      }
    });
  });
});

type Parsed = Record<
  string,
  { bozo: boolean; title: string; items: [id: string, title: string, tags: string[]][] }
>;

function smithed(text: string): {
  title: unknown;
  items: [id: unknown, title: unknown, text: unknown][];
} {
  const parsed = parseFeed(text);
  if (parsed.format === "rss") {
    const { title, items } = parsed.feed;
    return { title, items: items?.map((it) => [it.guid?.value, it.title, it.description]) ?? [] };
  }
  if (parsed.format === "atom") {
    const { title, entries } = parsed.feed;
    return {
      title: plain(title),
      items: entries?.map((it) => [it.id, plain(it.title), plain(it.content)]) ?? [],
    };
  }
  throw new Error(`taken for ${parsed.format}`);
}

function plain(text: unknown): unknown {
  return typeof text === "object" && text !== null && "value" in text ? text.value : text;
}
