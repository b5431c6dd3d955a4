// The WebSub hub that a config names: every feed has it, in each format beside its own address, and no archive; and
// a publication notifies it of exactly the feeds that changed.

import { readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, it } from "vitest";
import { changedFeeds } from "../../site/feeds/changed-feeds.ts";
import { parseConfig } from "../../src/core/config/config.ts";
import type { Commit } from "../../src/core/history/change-log.ts";
import { parseText } from "../../src/core/source/source.ts";
import { announced, changed, definition, lattice } from "../support/definitions.ts";
import { longHistory } from "../support/feed-histories.ts";
import { commitOf } from "../support/histories.ts";
import { idOf } from "../support/ids.ts";
import { fileOf } from "../support/registries.ts";
import { FEEDS_CONFIG, feedsOfView, viewOfCommits } from "../support/rendered-feeds.ts";

const HUB = "https://hub.example/?for=coalitions&now=1";
const WITH_HUB = { ...FEEDS_CONFIG, hub: HUB };

describe("a registry with a hub", () => {
  const view = viewOfCommits(longHistory(110));
  const files = feedsOfView(view, WITH_HUB);
  const without = feedsOfView(view);
  const archives = [...files.keys()].filter((path) => path.includes("/archive/"));
  const feeds = [...files.keys()].filter(
    (path) => !archives.includes(path) && /\.(rss|atom|feed\.json)$/.test(path),
  );
  const links = (text: string, rel: string) =>
    [...text.matchAll(/<(?:atom:)?link ([^>]*)\/>/g)]
      .map(([, attributes = ""]) => attributes)
      .filter((it) => it.includes(`rel="${rel}"`))
      .map((it) => /href="([^"]*)"/.exec(it)?.[1]?.replaceAll("&amp;", "&"));

  it("names it in every feed, beside the feed's own address", () => {
    expect(feeds.length).toBeGreaterThan(12);
    const schema = JSON.parse(readFileSync("test/standards/json-feed-1.1.schema.json", "utf8"));
    const isJsonFeed = new Ajv2020({ strict: false }).compile(schema);
    for (const path of feeds) {
      const text = files.get(path) ?? "";
      const own = FEEDS_CONFIG.baseUrl + path;
      if (path.endsWith(".json")) {
        const { hubs, feed_url } = JSON.parse(text);
        expect([hubs, feed_url]).toEqual([[{ type: "WebSub", url: HUB }], own]);
        expect(isJsonFeed(JSON.parse(text)), JSON.stringify(isJsonFeed.errors)).toBe(true);
      } else expect([path, links(text, "hub"), links(text, "self")]).toEqual([path, [HUB], [own]]);
    }
  });

  it("names it in no archive, which never changes", () => {
    expect(archives.length).toBeGreaterThan(0);
    for (const path of archives) expect(files.get(path)).toBe(without.get(path));
  });

  it("changes nothing else, and a registry without one names none", () => {
    const isHub = /\s*<(atom:)?link [^>]*rel="hub"[^>]*\/>| {2}"hubs": \[[\s\S]*?\n {2}\],\n/g;
    for (const path of feeds) {
      const [text = "", bare = ""] = [files.get(path), without.get(path)];
      expect([path, text.match(isHub)?.length, bare.match(isHub)]).toEqual([path, 1, null]);
      expect([path, text.replace(isHub, "") === bare]).toEqual([path, true]);
    }
  });
});

describe("the hub in a config", () => {
  const problemsOf = (hub: unknown) => {
    const text = JSON.stringify({
      name: "R",
      description: "D.",
      baseUrl: "https://coalitions.example/",
      hub,
    });
    return parseConfig(parseText("registry.config.json", text)).problems;
  };

  it.each(["https://pubsubhubbub.appspot.com/", "https://acme.superfeedr.com", HUB])(
    "may be %s",
    (hub) => expect(problemsOf(hub)).toEqual([]),
  );

  it.each([
    "http://pubsubhubbub.appspot.com/",
    "pubsubhubbub.appspot.com",
    "https://",
    "https://me:secret@hub.example/",
    "<https://hub.example/>",
    "",
    null,
    ["https://hub.example/"],
  ])("is refused as %j, at its place", (hub) => {
    const problems = problemsOf(hub);
    expect(problems.map(({ pointer }) => pointer)).toEqual(["/hub"]);
    if (typeof hub === "string" && hub !== "")
      expect(`${problems[0]?.message} ${problems[0]?.fix}`).toContain("https://");
  });
});

/** Each step is a publication: its feeds are rendered before and after, and compared. */
describe("the feeds that a publication changed", () => {
  const shared = lattice("shared.mainnet");
  const one = definition({ name: "mini.one", lattices: [shared, lattice("own.one")] });
  const two = definition({ name: "mini.two", lattices: [shared, lattice("own.two")] });
  const AT = "2027-06-01T12:00:00Z";
  const STEPS: Record<string, (typeof one)[]> = {
    "the first of two coalitions": [one, two],
    "a title": [changed(one, { title: "Another" })],
    "a citizen that both have": [
      changed(one, { lattices: [{ ...shared, contentHash: idOf("hash") }, lattice("own.one")] }),
    ],
    "a break": [
      changed(two, { lattices: [shared, lattice("own.two", { stableId: idOf("own 2") })] }),
    ],
    "an announced break": [
      changed(one, {
        upcoming: [announced(shared.stableId, idOf("next shared"), { effectiveAt: AT })],
      }),
    ],
    "nothing that is an entry": [],
  };
  const commits: Commit[] = Object.values(STEPS).map((definitions, index) =>
    commitOf(Object.fromEntries(definitions.map((it) => [fileOf(it), it])), index, 300 + index),
  );

  it.each(Object.keys(STEPS).map((name, index) => [name, index] as const))(
    "by %s are those whose items are others",
    (_, index) => {
      const rendered = (count: number) =>
        feedsOfView(viewOfCommits(commits.slice(0, count)), WITH_HUB);
      const [before, after] = [rendered(index), rendered(index + 1)];
      const itemsOf = (text = "") =>
        text.match(/<(item|entry)>[\s\S]*?<\/\1>|"items": \[[\s\S]*/g)?.join();
      const expected = [...after.keys()]
        .filter((path) => /(\.rss|\.atom|\.feed\.json)$/.test(path))
        .filter((path) => itemsOf(after.get(path)) !== itemsOf(before.get(path)));
      const { commit } = commits[index] as Commit;
      const view = viewOfCommits(commits.slice(0, index + 1));
      const found = changedFeeds(view, WITH_HUB, (entry) => entry.commit === commit);
      const addresses = expected.map((path) => FEEDS_CONFIG.baseUrl + path);
      expect(found.sort()).toEqual(addresses.sort());
      expect(found.length > 0).toBe(index < 5);
    },
  );
});
