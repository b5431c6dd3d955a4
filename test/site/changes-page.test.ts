// The pages of changes and of histories, with more entries than fit on one page.

import { beforeAll, describe, expect, it } from "vitest";
import { style } from "../../generated/assets.js";
import { TOPIC_NAMES, topicsOf } from "../../site/components/topics.ts";
import { CHANGE_KINDS, type ChangeKind, change } from "../../src/core/changes/change.ts";
import type { Entry } from "../../src/core/history/entry.ts";
import { LONG, LOST, longRegistry, renderLong } from "../support/long-registry.ts";

const registry = longRegistry(190, { broken: 23, rewritten: true });
const { entries } = registry.view;
const anchorOf = ({ coalition, seq }: Entry) => `${coalition}-${seq}`;

let files: Map<string, string>;
beforeAll(async () => {
  files = await renderLong(registry);
});

const CHANGES = /^changes\/(page\/\d+\/)?index\.html$/;
const BREAKING = /^changes\/breaking\/(page\/\d+\/)?index\.html$/;
const HISTORY = /^[^/]+\/history\/(page\/\d+\/)?index\.html$/;

/** The entries that each page shows in full, by its path. */
function shown(pages: RegExp, of = files): Map<string, string[]> {
  const paths = [...of].filter(([path]) => pages.test(path));
  return new Map(paths.map(([path, html]) => [path, articles(html)]));
}

function articles(html: string): string[] {
  return [...html.matchAll(/<article id="([^"]+)"/g)].map(([, id = ""]) => id);
}

const page = (path: string) => files.get(path) ?? "";

describe("pages of changes", () => {
  it.each([
    ["all changes", CHANGES, () => true, 3],
    ["breaking changes", BREAKING, ({ breaking }: Entry) => breaking, 2],
    ["histories", HISTORY, () => true, 10],
  ])("show each entry on exactly one page: %s", (_, pages, kind, count) => {
    const byPage = shown(pages);
    expect(byPage.size).toBe(count);
    const wanted = entries.filter(kind).map(anchorOf);
    expect([...byPage.values()].flat().sort()).toEqual(wanted.sort());
    for (const some of byPage.values()) expect(some.length).toBeLessThan(100);
  });

  it("begin with the newest entry, and end with the oldest", () => {
    const pages = ["changes/", "changes/page/2/", "changes/page/1/"];
    const all = pages.flatMap((path) => articles(page(`${path}index.html`)));
    expect(all).toEqual(entries.map(anchorOf));
  });

  it("keep what they show once they are full, however long the history grows", async () => {
    const longer = shown(/./, await renderLong(longRegistry(300)));
    let full = 0;
    for (const [path, before] of shown(/\/page\/\d+\//)) {
      expect(longer.get(path), path).toEqual(before);
      full++;
    }
    expect(full).toBe(2 + 1 + 6);
    const more = [...longer.keys()].filter((path) => path.includes("/page/")).length;
    expect(more).toBeGreaterThan(full);
  });

  it("have the anchor of each entry on its coalition's history, where feeds link to", () => {
    for (const entry of entries) {
      const html = page(`${entry.coalition}/history/index.html`);
      expect(html.split(` id="${anchorOf(entry)}"`)).toHaveLength(2);
    }
    expect(articles(page(`${LONG}/history/index.html`))).not.toContain(`${LONG}-1`);
  });

  it("lead to the page before and after, and count them", () => {
    const html = page("changes/page/2/index.html");
    expect(html).toContain('<a href="../../" rel="next">');
    expect(html).toContain('<a href="../../page/1/" rel="prev">');
    expect(html).toContain("Page 2 of 3");
    expect(page("changes/index.html")).toContain("Page 3 of 3 (the newest)");
    expect(page("short.number-0/history/index.html")).not.toContain("Page 1");
  });
});

describe("the content of a page of changes", () => {
  it("counts what each filter shows, whatever the other one is", () => {
    const byAnchor = new Map(entries.map((entry) => [anchorOf(entry), entry]));
    for (const [path, ids] of [...shown(CHANGES), ...shown(BREAKING)]) {
      const all = ids.flatMap((id) => byAnchor.get(id) ?? []);
      const breaking = all.filter((entry) => entry.breaking);
      const about = (some: Entry[]) =>
        TOPIC_NAMES.map((topic) => some.filter((it) => topicsOf(it).includes(topic)).length);
      const rows = (some: Entry[]) => [some.length, ...about(some)];
      if (CHANGES.test(path)) {
        expect(counts(page(path), "show-all"), path).toEqual(rows(all));
        expect(counts(page(path), "show-breaking"), path).toEqual(rows(breaking));
      }
      const topics = TOPIC_NAMES.map((topic) => counts(page(path), `about-${topic}`));
      expect(topics, path).toEqual(
        CHANGES.test(path)
          ? about(breaking).map((count, index) => [count, about(all)[index]])
          : about(all).map((count) => [count]),
      );
    }
  });

  it("has entries about every topic, and rules of style for each", () => {
    for (const topic of TOPIC_NAMES) {
      expect(page("changes/index.html")).toMatch(new RegExp(`class="entry[^"]* about-${topic}`));
      expect(style.split(`#about-${topic}:checked`).length).toBeGreaterThan(5);
    }
    expect(style.match(/#about-\w+:checked/g)?.length).toBeGreaterThan(35);
  });

  it("lists a few coalitions, but with many it links to the list of all", async () => {
    const feed = `${LONG}/changes.rss`;
    expect(page("changes/index.html")).toContain(`"../${feed}"`);
    const many = await renderLong(longRegistry(1, { others: 20 }));
    expect(many.get("changes/index.html")).not.toContain(feed);
    expect(many.get("changes/index.html")).toContain('<a href="../">the list of all 21</a>');
  });

  it("says so if it is empty", async () => {
    const none = await renderLong(longRegistry(0, { others: 0 }));
    expect(none.get("changes/index.html")).toContain("No entries yet");
    const compatible = await renderLong(longRegistry(1));
    expect(compatible.get("changes/breaking/index.html")).toContain("No breaking changes so far");
  });

  it("reports returns, overdue changes and rewritten histories", () => {
    const html = page("changes/index.html");
    expect(html).toMatch(/<span class="badge return">Back to entry \d+<\/span>/);
    expect(html).toContain('<span class="badge announced">Overdue</span>');
    const [, rewritten = ""] = html.split(`<article id="${LONG}-191"`);
    const [article = ""] = rewritten.split("</article>");
    expect(article).toContain("History rewritten</span>");
    expect(article).toContain(
      "Breaking: until you recompile, handles on any modules or tickets time out",
    );
    expect(article).not.toContain("The fingerprint did not change");
  });
});

it("a history shows the newest versions that were not published, and how many there are", () => {
  const html = page(`${LONG}/history/index.html`);
  expect(html.split("The version does not pass the check")).toHaveLength(1 + 20);
  expect(html).toContain("Only the newest 20 of 23 are shown");
});

it("a history keeps the fingerprints that it had before it was rewritten", () => {
  const html = page(`${LONG}/history/index.html`);
  const [, lost = ""] = html.split('<h2 id="lost">');
  expect(lost).toContain((LOST.match(/.{8}/g) ?? []).map((digits) => `<i>${digits}</i>`).join(""));
  expect(page("short.number-0/history/index.html")).not.toContain('<h2 id="lost">');
});

it("every kind of change has a topic, by what happened or by the part", () => {
  const lattice = { class: "lattice" as const, name: "a" };
  const kinds = Object.keys(CHANGE_KINDS) as ChangeKind[];
  const topics = kinds.map((kind) => topicsOf({ changes: [change(kind, lattice, {})] }).join());
  expect(new Set(topics)).toEqual(new Set(["citizens", "announced", "retired"]));
  const issuer = { class: "ticket-issuer" as const, name: "t" };
  const both = [change("issuer-added", issuer, {}), change("citizen-bumped", lattice, {})];
  expect(topicsOf({ changes: both })).toEqual(["citizens", "tickets"]);
});

/** The numbers beside a filter, in their order. */
function counts(html: string, id: string): number[] {
  const [, label = ""] = new RegExp(` id="${id}"(.*?)</label>`).exec(html) ?? [];
  return [...label.matchAll(/class="count[^>]*>(\d+)</g)].map(([, count]) => Number(count));
}
