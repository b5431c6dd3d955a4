// sitemap.xml and robots.txt: the addresses of the pages for people, for search engines.

import type { RegistryConfig } from "../../src/core/config/config.ts";
import type { RegistryView } from "../../src/core/history/registry-view.ts";
import { canonicalOf } from "../components/links.ts";
import type { FileGroup, SiteContext, SiteFile } from "../site-context.ts";

/** The most addresses that the protocol allows in one file. */
const MOST = 50_000;

/**
 * sitemap.xml, and robots.txt, which names it. `pages` gives every page of the registry and of its coalitions, but not
 * those of citizens: they are several times as many, and each is linked from a coalition's page.
 */
export function sitemapMembers(
  { config, view }: SiteContext,
  pages: () => readonly SiteFile[],
): (SiteFile | FileGroup)[] {
  const paths = () => pages().flatMap(({ path, isOneOfMany }) => (isOneOfMany ? [] : path));
  return [
    { start: "sitemap", members: () => sitemapFiles(config, view, paths()) },
    { path: "robots.txt", content: () => robots(config.baseUrl) },
  ];
}

/** The sitemap of these pages; for more than `most`, an index and several sitemaps. */
export function sitemapFiles(
  config: RegistryConfig,
  view: RegistryView,
  pages: readonly string[],
  most = MOST,
): SiteFile[] {
  const changed = lastChanges(view);
  const rows = pages
    // 404.html has no address of its own.
    .filter((path) => /(^|\/)index\.html$/.test(path))
    .map((path) => row("url", canonicalOf(config, path), changed.get(ownerOf(path))));
  if (rows.length <= most) return [sitemap("sitemap.xml", "urlset", rows)];
  const parts = Array.from({ length: Math.ceil(rows.length / most) }, (_, part) =>
    sitemap(`sitemap-${part + 1}.xml`, "urlset", rows.slice(part * most, (part + 1) * most)),
  );
  const links = parts.map(({ path }) => row("sitemap", config.baseUrl + path));
  return [...parts, sitemap("sitemap.xml", "sitemapindex", links)];
}

/** The time of each coalition's last entry, and of the newest entry of all under "" and "changes". */
function lastChanges({ coalitions, entries: [latest] }: RegistryView) {
  const ofCoalitions = coalitions.map(({ name, entries }) => [name, entries.at(-1)?.at] as const);
  return new Map([...ofCoalitions, ["", latest?.at], ["changes", latest?.at]]);
}

/**
 * The key in `lastChanges` for a page. A coalition's pages change with its last entry. Of the other pages, only
 * those that show the newest entries are known to change with them.
 */
function ownerOf(path: string): string {
  if (path === "index.html") return "";
  const [first = ""] = path.split("/");
  return first === "changes" && path !== "changes/index.html" ? path : first;
}

function row(element: string, address: string, changed?: string): string {
  const lastmod = changed === undefined ? "" : `<lastmod>${changed}</lastmod>`;
  return `<${element}><loc>${escaped(address)}</loc>${lastmod}</${element}>\n`;
}

function sitemap(path: string, element: string, rows: readonly string[]): SiteFile {
  const open = `<${element} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">`;
  const head = '<?xml version="1.0" encoding="UTF-8"?>';
  return { path, content: () => `${head}\n${open}\n${rows.join("")}</${element}>\n` };
}

const ENTITIES: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&apos;",
};

function escaped(address: string): string {
  return address.replace(/[&<>"']/g, (it) => ENTITIES[it] ?? it);
}

/** Search engines read it only at the root of a host. Below a path it does no harm. */
function robots(baseUrl: string): string {
  return `User-agent: *\nAllow: /\n\nSitemap: ${baseUrl}sitemap.xml\n`;
}
