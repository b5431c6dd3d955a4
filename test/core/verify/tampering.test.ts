// A published site that somebody has tampered with: each way is found, and the entry named.

import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { gitBlobId } from "../../../src/core/derivation/git-blob.ts";
import type { Entry } from "../../../src/core/history/entry.ts";
import { renderVerification } from "../../../src/core/render/verification.ts";
import { type Verification, verifySite } from "../../../src/core/verify/verify-site.ts";
import type { GitRepository } from "../../support/git-repository.ts";
import {
  CHAIN,
  chained,
  chainedRegistry,
  entriesOf,
  jsonOf,
  readerOf,
  type Site,
  siteOf,
  writeEntries,
  writeFeedIds,
  writeHead,
  writeJson,
} from "../../support/published-site.ts";
import { bytesOfText } from "../../support/registries.ts";

let repository: GitRepository;
let untouched: Site;
beforeAll(async () => {
  repository = chainedRegistry();
  untouched = await siteOf(repository);
});
afterAll(() => repository.delete());

async function verify(site: Site): Promise<Verification> {
  const verification = await verifySite(readerOf(site));
  if (!verification) throw new Error("There is no site.");
  return verification;
}

/** What is found after `tamper`: "file #entry: message". */
async function found(tamper: (site: Site) => void): Promise<string[]> {
  const site = new Map(untouched);
  tamper(site);
  const { ok, problems } = await verify(site);
  expect(ok).toBe(problems.length === 0);
  return problems.map(({ file, entry, message }) => `${file} #${entry?.seq ?? "-"}: ${message}`);
}

const CHANGES = `${CHAIN}/changes.json`;

/** Changes the text of a file. */
const edit = (path: string, from: string | RegExp, to: string) => (site: Site) => {
  const before = String(site.get(path));
  const after = before.replace(from, to);
  if (after === before) throw new Error(`${path} has no ${from}`);
  site.set(path, after);
};

/** Changes the entries, and nothing with them. */
const rewrite = (change: (entries: Entry[]) => Entry[]) => (site: Site) =>
  writeEntries(site, change(entriesOf(site)));

/** Changes the entries, and makes every hash, the index, the state and the feeds agree with them. */
const rewriteAll = (change: (entries: Entry[]) => Entry[]) => (site: Site) => {
  const before = entriesOf(site);
  const after = chained(change(before));
  writeEntries(site, after);
  writeHead(site, after);
  writeFeedIds(site, before, after);
};

/** A copy with one entry changed. */
const withEntry = (entries: Entry[], at: number, change: Partial<Entry>) =>
  entries.map((entry, index) => (index === at ? { ...entry, ...change } : entry));
const without = (entries: Entry[], at: number) => entries.filter((_, index) => index !== at);
const swapped = ([first, second, third, ...rest]: Entry[]) =>
  [first, third, second, ...rest] as Entry[];

describe("a site that nobody touched", () => {
  it("has no problem, and is verified in every part", async () => {
    const { ok, problems, verified, heads, commit } = await verify(untouched);
    expect(problems).toEqual([]);
    expect(ok).toBe(true);
    expect(verified).toMatchObject({ coalitions: 2, entries: 6, definitions: 5, changes: 2 });
    expect(verified.feeds).toBe(12);
    expect(heads).toBe(jsonOf<{ heads: string }>(untouched, "api/v1/state.json").heads);
    expect(commit).toBe(repository.git("rev-parse", "HEAD"));
  });

  it("says by name what it could not verify", async () => {
    const { unverified } = await verify(untouched);
    const named = unverified.map(({ coalition, what }) => `${coalition ?? "-"}: ${what}`);
    expect(named).toContain("mini.chain: the text of entry 3, and which changes follow from it");
    expect(named).toContain("mini.chain: the stable ids of lattice a.net");
    expect(named).toContain("mini.other: the stable ids of organism feed");
    expect(named.filter((it) => /whether git has the commits/.test(it))).toHaveLength(1);
  });
});

describe("an entry", () => {
  it("that was removed is missing, and named", async () => {
    const problems = await found(rewrite((entries) => without(entries, 1)));
    expect(problems).toContainEqual(
      expect.stringMatching(/changes\.json #3: Entry 2 is missing between entry 1 and this one/),
    );
    expect(problems).toContainEqual(expect.stringMatching(/#5: 1 of the entries that index/));
  });

  it("that was removed at the end is missing, by its number and hash", async () => {
    const head = entriesOf(untouched).at(-1)?.hash;
    const problems = await found(rewrite((entries) => entries.slice(0, -1)));
    expect(problems).toContainEqual(
      expect.stringContaining(`the newest is entry 5, with the hash ${head}`),
    );
  });

  it.each<[string, Partial<Entry>]>([
    ["subject", { subject: "Something else" }],
    ["time", { at: "2026-01-06T09:00:01Z" }],
    ["commit", { commit: "ab".repeat(20) }],
    ["blob", { blob: "ab".repeat(20) }],
    ["fingerprint", { fingerprint: "ab".repeat(32) }],
    ["verdict", { breaking: false }],
    ["hash", { hash: "ab".repeat(32) }],
  ])("whose %s was edited is named", async (_, change) => {
    const problems = await found(rewrite((entries) => withEntry(entries, 1, change)));
    expect(problems).toContainEqual(
      `${CHANGES} #2: The entry was edited: its hash is not that of what it says.`,
    );
  });

  it("that changed places is named", async () => {
    const problems = await found(rewrite(swapped));
    expect(problems).toContainEqual(
      `${CHANGES} #3: Entry 2 is missing between entry 1 and this one: the one with the hash ${entriesOf(untouched)[1]?.hash}.`,
    );
    expect(problems).toContainEqual(
      `${CHANGES} #2: The entry stands out of order, behind entry 3.`,
    );
  });

  it("that changed places, every hash made again, is named by the feed and the definitions", async () => {
    const problems = await found(rewrite((entries) => chained(swapped(entries))));
    expect(problems).toContainEqual(
      `${CHANGES} #5: The newest entry is not the one that index.json names as the head.`,
    );
    for (const seq of [2, 3]) {
      expect(problems).toContainEqual(
        `${CHAIN}/changes.feed.json #${seq}: The entry is missing in the feed.`,
      );
    }
    expect(problems).toContainEqual(expect.stringMatching(/#4: The changes are not those between/));
  });
});

describe("a chain that was made again, and all that names its hashes", () => {
  it("is found where an entry tells other changes than the definitions have", async () => {
    const problems = await found(
      rewriteAll((entries) => {
        const [change] = entries[1]?.changes ?? [];
        const tamed = { ...change, kind: "citizen-renamed" as const, breaking: false };
        return withEntry(entries, 1, { changes: [tamed as never], breaking: false });
      }),
    );
    expect(problems).toContainEqual(
      `${CHANGES} #2: The changes are not those between the definitions that are published before and after it.`,
    );
  });

  it("is found where another fingerprint is told by a change that has none", async () => {
    const problems = await found(
      rewriteAll((entries) =>
        withEntry(entries, 2, { changes: entries[3]?.changes ?? [], breaking: false }),
      ),
    );
    expect(problems).toContainEqual(
      `${CHANGES} #3: The fingerprint is another one than before, and no change that the entry tells has it so.`,
    );
  });

  it("is found where a breaking change is told as compatible", async () => {
    const problems = await found(
      rewriteAll((entries) => {
        const changes = (entries[2]?.changes ?? []).map((it) => ({ ...it, breaking: false }));
        return withEntry(entries, 2, { changes, breaking: false });
      }),
    );
    expect(problems).toContainEqual(
      `${CHANGES} #3: The change "citizen-bumped" of lattice a.net is told as compatible, which it is not.`,
    );
  });

  it("is found where an entry publishes another text than is there", async () => {
    const problems = await found(
      rewriteAll((entries) => withEntry(entries, 1, { blob: "ab".repeat(20) })),
    );
    expect(problems).toContainEqual(
      expect.stringMatching(/#2: The definition was edited: its text is not the one that entry 2/),
    );
  });

  it("is found where an entry changed places", async () => {
    const problems = await found(rewriteAll(swapped));
    expect(problems).toContainEqual(expect.stringMatching(/#4: The changes are not those between/));
  });

  it("is found where the first entry was taken away", async () => {
    const problems = await found(rewriteAll((entries) => without(entries, 0)));
    expect(problems).toContainEqual(
      `${CHANGES} #1: The first entry does not tell that the coalition is published.`,
    );
  });

  it("agrees with itself where only the words were rewritten: that is said, not hidden", async () => {
    const site = new Map(untouched);
    rewriteAll((entries) => withEntry(entries, 1, { subject: "Something else" }))(site);
    const { problems, unverified } = await verify(site);
    expect(problems).toEqual([]);
    expect(unverified.map(({ why }) => why)).toContainEqual(
      expect.stringContaining("a site that is rewritten as a whole agrees with itself"),
    );
  });
});

describe("a definition that was published before", () => {
  const file = (at: number) => `${CHAIN}/history/${entriesOf(untouched)[at]?.fingerprint}.json`;

  it("whose prose alone was edited is found by git's id", async () => {
    const problems = await found(edit(file(1), "Before.", "Meanwhile."));
    expect(problems).toEqual([
      expect.stringMatching(/#2: The definition was edited: its text is not the one that entry 2/),
    ]);
  });

  it("whose prose was edited, with the chain made again over it, is found by the changes", async () => {
    const problems = await found((site) => {
      edit(file(1), "Before.", "Meanwhile.")(site);
      const blob = gitBlobId(bytesOfText(String(site.get(file(1)))), "");
      rewriteAll((entries) => withEntry(entries, 1, { blob }))(site);
    });
    expect(problems).toEqual([
      `${CHANGES} #2: The changes are not those between the definitions that are published before and after it.`,
    ]);
  });

  it("whose ids were edited is found by the fingerprint, too", async () => {
    const { fingerprint = "", seq } = entriesOf(untouched)[0] ?? {};
    const problems = await found((site) => {
      const definition = jsonOf<{ lattices: { stableId: string }[] }>(site, file(0));
      for (const it of definition.lattices) it.stableId = "ab".repeat(32);
      writeJson(site, file(0), definition);
    });
    expect([fingerprint.length, seq]).toEqual([64, 1]);
    expect(problems).toContainEqual(
      expect.stringMatching(/#1: The definition does not pass the check/),
    );
  });

  it("that stands in another's place is found", async () => {
    const problems = await found((site) => site.set(file(0), String(site.get(file(1)))));
    expect(problems).toContainEqual(
      `${file(0)} #1: The fingerprint that follows from the definition is not that of its entry.`,
    );
    expect(problems).toContainEqual(
      `${file(0)} #1: The composition is not the one of its entry: the digests differ.`,
    );
  });

  it("that is gone is missing, and its entry named", async () => {
    const problems = await found((site) => site.delete(file(1)));
    expect(problems).toEqual([
      `${file(1)} #2: The definition that entry 2 published is not there.`,
    ]);
  });
});

describe("what is published beside the chain", () => {
  it.each<[string, (site: Site) => void, RegExp]>([
    [
      "fingerprint.txt",
      edit(`${CHAIN}/fingerprint.txt`, /^./, "g"),
      /#5: The file does not hold the fing/,
    ],
    [
      "an id in coalition.rs",
      edit(`${CHAIN}/coalition.rs`, /stable_id: unique_id!\("../, 'stable_id: unique_id!("zz'),
      /#5: What is compiled in/,
    ],
    [
      "a name in coalition.rs",
      edit(`${CHAIN}/coalition.rs`, '"a.net"', '"b.net"'),
      /#5: What is compiled in/,
    ],
    [
      "a number in coalition.ts",
      edit(`${CHAIN}/coalition.ts`, '"chainId": 10', '"chainId": 11'),
      /#5: What is compiled in/,
    ],
    [
      "a coalition.ts that never ends",
      edit(`${CHAIN}/coalition.ts`, /$/, '"\\"'.repeat(9999)),
      /#5: The file is far longer/,
    ],
    [
      "the handshake page",
      (site) => site.set(`${CHAIN}/index.html`, "<p>Nothing.</p>"),
      /#5: The handshake page does not show/,
    ],
    [
      "coalition.json, by its prose",
      edit(`${CHAIN}/coalition.json`, "After.", "Later."),
      /#5: The definition differs from the newest entry's by changes that no entry tells/,
    ],
    [
      "coalition.json, gone",
      (site) => site.delete(`${CHAIN}/coalition.json`),
      /#5: There is no such file/,
    ],
    [
      "CHANGELOG.md, an entry gone",
      edit(`${CHAIN}/CHANGELOG.md`, /## 3:[\s\S]*?(?=## 2)/, ""),
      /CHANGELOG.md #3: The entry is missing/,
    ],
    [
      "CHANGELOG.md, a fingerprint",
      edit(`${CHAIN}/CHANGELOG.md`, /`[0-9a-f]{64}`/, "`ab`"),
      /CHANGELOG.md #5: The entry is told otherwise/,
    ],
    [
      "index.json, a fingerprint",
      edit("api/v1/index.json", /"fingerprint": "../, '"fingerprint": "ab'),
      /"fingerprint" of mini.chain is not what follows/,
    ],
    [
      "index.json, a status",
      edit("api/v1/index.json", '"current"', '"retired"'),
      /"status" of mini.chain is not what follows/,
    ],
    [
      "index.json, a head",
      edit("api/v1/index.json", /"head": "../, '"head": "ab'),
      /commits to other heads/,
    ],
    [
      "state.json, the count",
      edit("api/v1/state.json", '"entries": 6', '"entries": 7'),
      /counts other entries/,
    ],
    [
      "state.json, the heads",
      edit("api/v1/state.json", /"heads": "../, '"heads": "ab'),
      /commits to other heads/,
    ],
    [
      "state.json, the time",
      edit("api/v1/state.json", /"at": "2026/, '"at": "2025'),
      /another time than state.json/,
    ],
  ])("%s", async (_, tamper, expected) => {
    expect(await found(tamper)).toContainEqual(expect.stringMatching(expected));
  });

  it("may have a coalition.json that is only laid out anew", async () => {
    const path = `${CHAIN}/coalition.json`;
    const problems = await found((site) => site.set(path, JSON.stringify(jsonOf(site, path))));
    expect(problems).toEqual([]);
  });

  it("may have a coalition.rs of another version's words, which is said by name", async () => {
    const site = new Map(untouched);
    edit(`${CHAIN}/coalition.rs`, "// ", "// In other words: ")(site);
    const { problems, unverified } = await verify(site);
    expect(problems).toEqual([]);
    expect(unverified.map(({ what }) => what)).toContain(`${CHAIN}/coalition.rs`);
  });
});

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
  const shards = (site: Site) => {
    for (const name of [CHAIN, "mini.other"]) {
      for (const { fingerprint } of entriesOf(site, name)) {
        const path = `api/v1/lookup/${fingerprint.slice(0, 2)}.json`;
        const ids = site.has(path) ? jsonOf<{ ids: object }>(site, path).ids : {};
        writeJson(site, path, { ids: { ...ids, [fingerprint]: {} } });
      }
    }
  };

  it("that has every fingerprint is right; one that lacks one is found", async () => {
    expect(await found(shards)).toEqual([]);
    const path = `api/v1/lookup/${entriesOf(untouched)[0]?.fingerprint.slice(0, 2)}.json`;
    const lacking = await found((site) => {
      shards(site);
      writeJson(site, path, { ids: {} });
    });
    expect(lacking).toContainEqual(`${path} #-: A fingerprint of ${CHAIN} is not there.`);
    const gone = await found((site) => {
      shards(site);
      site.delete(path);
    });
    expect(gone).toEqual([`${path} #-: There is no such file.`]);
  });
});

describe("in words", () => {
  it("a problem names the file, the entry, what was expected and what was found", async () => {
    const site = new Map(untouched);
    rewrite((entries) => withEntry(entries, 1, { subject: "Else\u202e\u001b[31m" }))(site);
    const text = renderVerification(await verify(site));
    expect(text).toContain(`problem mini.chain entry 2 in ${CHANGES}\n`);
    expect(text).toMatch(
      /the entry: 2, 2026-01-06T09:00:00Z, commit [0-9a-f]{12} "Else\[31m", hash/,
    );
    expect(text).toMatch(/expected: [0-9a-f]{64}\n {2}found: {4}[0-9a-f]{64}/);
    expect(text).toContain("Not verified:\n");
    expect(text).toMatch(/problems? found\. Do not rely on what is named above\.$/);
  });
});
