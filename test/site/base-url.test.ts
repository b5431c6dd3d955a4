// A site below a path, as GitHub gives it to a repository, and one on a domain of its own: the same pages,
// none of whose links leads out of the base, and none of which is dead.

import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { deadLinks } from "../support/dead-links.ts";
import type { GitRepository } from "../support/git-repository.ts";
import { miniatureRegistry } from "../support/miniature.ts";
import { renderRegistry } from "../support/rendered-site.ts";

const BASES = [
  "https://mini.example/registry/",
  "https://coalitions.mini.example/",
  "https://mini.example/a/b/",
  "http://127.0.0.1:4173/",
];

let repository: GitRepository;
const sites = new Map<string, Map<string, string>>();
beforeAll(async () => {
  repository = miniatureRegistry();
  for (const baseUrl of BASES) {
    const config = { name: "Mini", description: "In miniature.", baseUrl };
    sites.set(baseUrl, await renderRegistry(repository.folder, config));
  }
});
afterAll(() => repository.delete());

const siteAt = (baseUrl: string) => sites.get(baseUrl) ?? new Map<string, string>();

describe.each(BASES)("the site at %s", (baseUrl) => {
  it("has no link that leads nowhere", () => {
    const { files, dead } = deadLinks(siteAt(baseUrl), baseUrl);
    expect(dead).toEqual([]);
    expect(files).toBeGreaterThan(20);
  });

  it("gives its script no address that leads out of the base", () => {
    const addresses = [...siteAt(baseUrl)].flatMap(([path, html]) =>
      [...html.matchAll(/ data-[a-z-]+="(\.{1,2}\/[^"]*)"/g)].map(
        ([, value = ""]) => new URL(value, baseUrl + path).href,
      ),
    );
    expect(addresses).toContain(`${baseUrl}api/v1/lookup/`);
    for (const it of addresses) expect(it.startsWith(baseUrl), it).toBe(true);
  });

  it("names no other base: not in its feeds, its schemas, its sitemap or its previews", () => {
    const others = BASES.filter((it) => !baseUrl.startsWith(it) && !it.startsWith(baseUrl));
    expect(others.length).toBeGreaterThan(1);
    for (const [path, text] of siteAt(baseUrl)) {
      for (const other of others) expect(text.includes(other), path).toBe(false);
    }
    expect(siteAt(baseUrl).get("sitemap.xml")).toContain(`<loc>${baseUrl}mini.service/</loc>`);
  });
});

it("is the same at every base, except where pages name it", () => {
  const [below = "", own = ""] = BASES;
  const names = (site: Map<string, string>) => [...site.keys()];
  expect(names(siteAt(own))).toEqual(names(siteAt(below)));
  const page = siteAt(below).get("mini.service/index.html");
  // Calendars are subscribed to at the same address by a scheme of their own.
  const webcal = (address: string) => address.replace("https:", "webcal:");
  expect(page?.replaceAll(below, own).replaceAll(webcal(below), webcal(own))).toBe(
    siteAt(own).get("mini.service/index.html"),
  );
});
