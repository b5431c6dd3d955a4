// A change that is marked urgent: its entry, feeds, change log and page lead with the reason, the lookup of what it
// removed does, too, and the page no longer mentions it once the mark is removed.

import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Entry } from "../../src/core/history/entry.ts";
import { hashEntry } from "../../src/core/history/entry.ts";
import { changed, definition, lattice, modules } from "../support/definitions.ts";
import { GitRepository } from "../support/git-repository.ts";
import { renderRegistry } from "../support/rendered-site.ts";
import { coalitions } from "../support/run-node.ts";

const CONFIG = {
  name: "Mini registry",
  description: "A registry in miniature.",
  baseUrl: "https://mini.example/registry/",
  repository: "https://git.example/mini/registry",
};
const reason = "b.mainnet <signs> two blocks at one height & is no longer to be trusted.";
const [a, b] = [lattice("a.mainnet"), lattice("b.mainnet", { chainId: 11 })];
const FIRST = definition({
  name: "mini.one",
  title: "Mini coalition",
  lattices: [a, b],
  modules: modules("atlas"),
});
const DROPPED = changed(FIRST, { lattices: [a], urgent: { reason } });
const LATER = { ...DROPPED, title: "Mini One" };
const { urgent: _, ...OVER } = LATER;

let repository: GitRepository;
/** After each commit: the files of the site. */
const sites: Map<string, string>[] = [];
beforeAll(async () => {
  repository = new GitRepository();
  for (const [value, subject] of [
    [FIRST, "Publish mini.one"],
    [DROPPED, "Urgent: mini.one: lattice b.mainnet removed"],
    [LATER, "Give it a title"],
    [OVER, "It is over"],
  ] as const) {
    repository.writeDefinition(value);
    repository.commit(subject);
    sites.push(await renderRegistry(repository.folder, CONFIG));
  }
});
afterAll(() => repository.delete());

const file = (path: string, after = sites.length) => sites[after - 1]?.get(path) ?? "";
const entries = (): Entry[] => JSON.parse(file("mini.one/changes.json")).entries;
const pageAfter = (commits: number) => file("mini.one/index.html", commits);

describe("an urgent change", () => {
  it("is one entry of the chain, and no other", () => {
    expect(entries().map(({ urgent }) => urgent)).toEqual([
      undefined,
      { reason },
      undefined,
      undefined,
    ]);
    for (const entry of entries()) expect(entry.hash).toBe(hashEntry(entry));
    expect(entries()[3]?.changes.map(({ kind, breaking }) => [kind, breaking])).toEqual([
      ["metadata-changed", false],
    ]);
  });

  it.each(["changes.rss", "changes.atom", "changes.feed.json", "CHANGELOG.md", "changes.json"])(
    "leads what is golden of it in %s",
    async (name) => {
      await expect(file(`mini.one/${name}`)).toMatchFileSnapshot(`../golden/urgent/${name}`);
    },
  );

  it("comes first in every feed that has it, and on every page that lists it", () => {
    const { items } = JSON.parse(file("breaking.feed.json"));
    expect(items[0]).toMatchObject({
      title: "Urgent: mini.one: lattice b.mainnet removed (breaking)",
      content_html: expect.stringMatching(/^<p><strong>Urgent: b\.mainnet &lt;signs> two/),
      tags: expect.arrayContaining(["urgent"]),
      _coalitions: { urgent: { reason } },
    });
    const citizens = file(`citizens/${b.stableId}.atom`);
    expect(citizens).toMatch(/<entry>\s*<title type="text"><!\[CDATA\[Urgent: /);
    for (const path of ["changes/index.html", "mini.one/history/index.html"]) {
      expect(file(path)).toContain('<p class="urgency">Urgent: b.mainnet &lt;signs> two');
    }
    expect(file("mini.one/index.html")).toContain('<span class="badge urgent">Urgent</span>');
  });

  it("is at the top of the page for as long as the mark is there", () => {
    const notice = '<section class="notice urgent"';
    expect([1, 2, 3, 4].map((it) => pageAfter(it).includes(notice))).toEqual([
      false,
      true,
      true,
      false,
    ]);
    const main = pageAfter(3).slice(pageAfter(3).indexOf('<div class="content">'));
    expect(main).toMatch(/^<div class="content"><section class="notice urgent"/);
    expect(main).toContain('<a href="history/#mini.one-2">lattice b.mainnet removed</a>');
  });

  it("is on the badge and in the list while the mark is there", () => {
    const inRow = '<span class="badges"><span class="badge urgent">';
    for (const [after, isThere] of [
      [3, true],
      [4, false],
    ] as const) {
      expect(file("mini.one/badge.svg", after).includes("urgent")).toBe(isThere);
      expect(file("index.html", after).includes(inRow)).toBe(isThere);
      const [row] = JSON.parse(file("api/v1/index.json", after)).coalitions;
      expect(row.urgent).toEqual(isThere ? { reason } : undefined);
    }
  });

  it("comes first in the lookup of what it removed", async () => {
    for (const id of [b.stableId, FIRST.fingerprint]) {
      const { stdout } = await coalitions(repository.folder, "lookup", id);
      const sentences = stdout
        .split("\n")
        .filter((line) => /Urgent:|Fix:|It became current/.test(line));
      expect(sentences[0]).toContain(`Urgent: ${reason} (mini.one)`);
    }
    const { stdout } = await coalitions(repository.folder, "lookup", a.stableId);
    expect(stdout).not.toContain("Urgent");
  });

  it("is shown at a terminal", async () => {
    const { stdout } = await coalitions(repository.folder, "changes", "mini.one");
    expect(stdout).toContain(`Urgent: ${reason}`);
  });
});
