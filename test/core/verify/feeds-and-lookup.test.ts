// Feeds, and the lookup of ids, after somebody has tampered with them.

import { describe, expect, it } from "vitest";
import { CHAIN, entriesOf, jsonOf, type Site, writeJson } from "../../support/published-site.ts";
import { edit, foundIn, untouchedSite, verify } from "../../support/tampering.ts";

const { site: untouched } = await untouchedSite();
const found = (tamper: (site: Site) => void) => foundIn(untouched, tamper);

describe("a feed", () => {
  interface Feed {
    items: { id: string; url: string; date_published: string }[];
  }
  const tamper = (path: string, change: (feed: Feed) => Feed["items"]) => (site: Site) => {
    const feed = jsonOf<Feed>(site, `${path}.feed.json`);
    writeJson(site, `${path}.feed.json`, { ...feed, items: change(feed) });
  };

  it.each([`${CHAIN}/changes`, "changes", "breaking"])(
    "%s that lacks an item is found, with the entry",
    async (path) => {
      const problems = await found(tamper(path, ({ items }) => items.slice(1)));
      expect(problems).toContainEqual(
        expect.stringMatching(
          new RegExp(`^${path}.feed.json #5: The entry is missing in the feed`),
        ),
      );
      expect(problems).toContainEqual(
        expect.stringMatching(new RegExp(`^${path}.rss #-: Item 1 is not the one`)),
      );
    },
  );

  it.each(["rss", "atom"])("that lacks an item as %s alone is found", async (ending) => {
    const element = ending === "rss" ? /<item>[\s\S]*?<\/item>/ : /<entry>[\s\S]*?<\/entry>/;
    const problems = await found(edit(`changes.${ending}`, element, ""));
    expect(problems).toEqual([
      `changes.${ending} #-: Item 1 is not the one of the same feed as JSON.`,
    ]);
  });

  it("with another constant to compile in is found, in each format", async () => {
    const { fingerprint } = entriesOf(untouched).at(-1) ?? { fingerprint: "" };
    const forged = "0".repeat(64);
    const path = `${CHAIN}/changes`;
    const constant = new RegExp(
      `(const FINGERPRINT: UniqueId = unique_id!\\(\\D{1,6})${fingerprint}`,
    );
    for (const ending of ["rss", "atom", "feed.json"]) {
      const problems = await found(edit(`${path}.${ending}`, constant, `$1${forged}`));
      expect(problems, ending).toContainEqual(
        expect.stringMatching(
          ending === "feed.json"
            ? /changes\.feed\.json #\d: The constant to compile in is not the entry's fingerprint/
            : /: Constant \d is not the one of the same feed as JSON/,
        ),
      );
    }
    const page = await found(
      edit(`${CHAIN}/index.html`, /(unique_id!\(&quot;)[0-9a-f]{64}/, `$1${forged}`),
    );
    expect(page).toContainEqual(
      expect.stringMatching(/index\.html #\d: The page has an id to compile in that is not one/),
    );
  });

  it("that has an item twice, or of no entry, or at another time, is found", async () => {
    const path = `${CHAIN}/changes`;
    const twice = await found(tamper(path, ({ items }) => [...items, ...items.slice(0, 1)]));
    expect(twice).toContainEqual(expect.stringMatching(/The item is there twice/));
    const [urn] = jsonOf<Feed>(untouched, "changes.feed.json").items;
    const foreign = await found(tamper(path, ({ items }) => [...items, ...(urn ? [urn] : [])]));
    expect(foreign).toContainEqual(expect.stringMatching(/The item is of no entry of the chain/));
    const shared = await found(
      tamper("changes", ({ items }) => [{ ...items[0], id: "urn:x" } as never, ...items]),
    );
    expect(shared).toContainEqual(expect.stringMatching(/The item is of no entry of a chain/));
    const late = await found(
      tamper(path, ({ items }) =>
        items.map((it) => ({ ...it, date_published: "2027-01-01T00:00:00Z" })),
      ),
    );
    expect(late).toContainEqual(expect.stringMatching(/#5: The item has another time/));
  });

  it.each([`${CHAIN}/changes`, "changes"])("%s that is out of order is found", async (path) => {
    const problems = await found(tamper(path, ({ items }) => [...items].reverse()));
    expect(problems).toContainEqual(expect.stringMatching(/#4: The entry stands out of order/));
  });
});

describe("the lookup of ids", () => {
  interface Shard {
    ids: Record<string, { coalition: string; kind: string; until?: number; now?: string }[]>;
    coalitions: Record<string, { status: string; fingerprint: string; seq: number }>;
  }
  const superseded = () => entriesOf(untouched)[0]?.fingerprint ?? "";
  const path = () => `api/v1/lookup/${superseded().slice(0, 2)}.json`;
  const tamper = (change: (shard: Shard) => void) => (site: Site) => {
    const shard = jsonOf<Shard>(site, path());
    change(shard);
    writeJson(site, path(), shard);
  };
  const record = ({ ids }: Shard) => ids[superseded()]?.[0] ?? { coalition: "", kind: "" };

  it.each<[string, (shard: Shard) => void, RegExp]>([
    [
      "lacks a fingerprint",
      ({ ids }) => delete ids[superseded()],
      /from entry 1 to 2, is not there/,
    ],
    [
      "has one for another coalition's",
      (it) => {
        record(it).coalition = "mini.other";
      },
      /from entry 1 to 2, is not there/,
    ],
    [
      "has an old one for a current one",
      (it) => delete record(it).until,
      /from entry 1 to 2, is told otherwise/,
    ],
    [
      "has another one as the current",
      (it) => {
        record(it).now = superseded();
      },
      /another is told to be current now/,
    ],
    [
      "tells a coalition to be retired",
      ({ coalitions }) => Object.assign(coalitions[CHAIN] ?? {}, { status: "retired" }),
      /What it has of mini.chain is not so/,
    ],
    [
      "has another shape",
      (it) => {
        it.ids = { a: 1 as never };
      },
      /\/ids\/a is not a list/,
    ],
  ])("that %s is found", async (_, change, message) => {
    const problems = await found(tamper(change));
    expect(problems.join("\n")).toMatch(message);
    expect(problems.filter((it) => !it.startsWith(path()))).toEqual([]);
  });

  it("of which a file is gone is found; one that is not there at all is said", async () => {
    expect(await found((site) => site.delete(path()))).toEqual([
      `${path()} #-: There is no such file.`,
    ]);
    const site = new Map([...untouched].filter(([file]) => !file.startsWith("api/v1/lookup/")));
    const { problems, unverified } = await verify(site);
    expect(problems).toEqual([]);
    expect(unverified.map(({ what }) => what)).toContain("api/v1/lookup/");
  });
});
