// sitemap.xml, by https://www.sitemaps.org/protocol.html, and robots.txt.

import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { sitemapFiles } from "../../site/data/sitemap.ts";
import { hasTool } from "../support/has-tool.ts";
import { CONFIG, LONG, longRegistry, renderLong } from "../support/long-registry.ts";

const HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n';
const NS = ' xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"';
const W3C = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?Z$/;

let files: Map<string, string>;
beforeAll(async () => {
  files = await renderLong(longRegistry(110));
});

/** The addresses of a file by the protocol, each with its lastmod; anything else in it is an error. */
function rowsOf(text: string, root = "urlset", element = "url"): Map<string, string | undefined> {
  expect(text.startsWith(`${HEAD}<${root}${NS}>\n`)).toBe(true);
  expect(text.endsWith(`</${root}>\n`)).toBe(true);
  const lines = text.slice(HEAD.length).trim().split("\n").slice(1, -1);
  const row = new RegExp(
    `^<${element}><loc>([^<]+)</loc>(?:<lastmod>([^<]+)</lastmod>)?</${element}>$`,
  );
  const rows = lines.map((line) => {
    const [, loc = "", lastmod] = row.exec(line) ?? [];
    expect(loc, line).not.toBe("");
    if (lastmod !== undefined) expect(lastmod).toMatch(W3C);
    return [loc, lastmod] as const;
  });
  expect(new Set(rows.map(([loc]) => loc)).size).toBe(rows.length);
  return new Map(rows);
}

/** A sitemap of pages that are not rendered. */
function sitemapOf(paths: string[], most: number, baseUrl = CONFIG.baseUrl): Map<string, string> {
  const config = { ...CONFIG, baseUrl };
  const view = { head: undefined, coalitions: [], entries: [], chains: new Map(), skipped: [] };
  const files = sitemapFiles(config, view, paths, most);
  return new Map(files.map(({ path, content }) => [path, String(content())]));
}

describe("sitemap.xml", () => {
  it("has the canonical address of every page of the registry and its coalitions, and no other", () => {
    const pages = [...files].filter(
      ([path]) => path.endsWith(".html") && !/^(404\.html|citizens\/.*)$/.test(path),
    );
    const canonicalOf = (html: string) => /<link rel="canonical" href="(.*?)"/.exec(html)?.[1];
    const canonical = pages.flatMap(([, html]) => canonicalOf(html) ?? []);
    expect(canonical.length).toBeGreaterThan(10);
    // Nobody looks for a page that says that nothing is announced.
    const others = pages.filter(([, html]) => canonicalOf(html) === undefined);
    expect(others.map(([path]) => path)).toEqual(
      pages.map(([path]) => path).filter((path) => path.endsWith("/next/index.html")),
    );
    expect([...rowsOf(files.get("sitemap.xml") ?? "").keys()].sort()).toEqual(canonical.sort());
  });

  it("says when a page changed, by the last entry that it shows", () => {
    const rows = rowsOf(files.get("sitemap.xml") ?? "");
    const chain = JSON.parse(files.get(`${LONG}/changes.json`) ?? "{}");
    const last = chain.entries.at(-1).at;
    expect(last).toMatch(W3C);
    for (const page of ["", "changes/", `${LONG}/`, `${LONG}/history/`]) {
      expect(rows.get(CONFIG.baseUrl + page), page).toBe(last);
    }
    // Of these nobody knows: they change with the software.
    for (const page of ["schemas/", "lookup/"]) {
      expect(rows.has(CONFIG.baseUrl + page)).toBe(true);
      expect(rows.get(CONFIG.baseUrl + page)).toBeUndefined();
    }
  });

  it("is an index of several files where there are more addresses than one may hold", () => {
    const paths = Array.from({ length: 7 }, (_, at) => `c${at}.example/index.html`);
    const written = sitemapOf(paths, 3);
    expect([...written.keys()]).toEqual([
      "sitemap-1.xml",
      "sitemap-2.xml",
      "sitemap-3.xml",
      "sitemap.xml",
    ]);
    const index = rowsOf(written.get("sitemap.xml") ?? "", "sitemapindex", "sitemap");
    const all = [...index.keys()].flatMap((address) => [
      ...rowsOf(written.get(address.replace(CONFIG.baseUrl, "")) ?? "").keys(),
    ]);
    expect(all).toEqual(paths.map((it) => CONFIG.baseUrl + it.replace("index.html", "")));
    expect([...sitemapOf(paths, 7).keys()]).toEqual(["sitemap.xml"]);
  });

  it.skipIf(!hasTool("xmllint"))("is well-formed (where xmllint is installed)", () => {
    const folder = mkdtempSync(join(tmpdir(), "sitemap-"));
    const hostile = sitemapOf(["a/index.html"], 9, "https://a.example/x'&y=1;/");
    for (const text of [files.get("sitemap.xml") ?? "", hostile.get("sitemap.xml") ?? ""]) {
      writeFileSync(join(folder, "sitemap.xml"), text);
      const loc = "count(//*[local-name()='loc'])";
      const args = ["--nonet", "--xpath", loc, join(folder, "sitemap.xml")];
      expect(Number(execFileSync("xmllint", args, { encoding: "utf8" }))).toBeGreaterThan(0);
    }
    rmSync(folder, { recursive: true });
  });
});

describe("robots.txt", () => {
  it("lets everybody in, and leads to the sitemap", () => {
    expect(files.get("robots.txt")).toBe(
      "User-agent: *\nAllow: /\n\nSitemap: https://long.example/registry/sitemap.xml\n",
    );
  });
});
