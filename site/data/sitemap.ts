// sitemap.xml and robots.txt: the addresses of the pages for people, for search engines.

import type { RegistryView } from "../../src/core/history/registry-view.ts";
import { canonicalOf } from "../components/links.ts";
import { coalitionPagePaths } from "../pages/pages.ts";
import type { SiteContext, SiteFile } from "../site-context.ts";

/** The protocol's most addresses in one file. */
const MOST = 50_000;

/**
 * sitemap.xml, of more pages than `most` as an index of others beside it; and robots.txt, which leads to it.
 * `own` are the paths of the registry's own files; those of its coalitions' pages follow from the view.
 */
export function* renderSitemap(
  { config, view }: SiteContext,
  own: readonly string[],
  most = MOST,
): Generator<SiteFile> {
  const changed = lastChanges(view);
  const pages = [
    ...own.filter((path) => /(^|\/)index\.html$/.test(path)),
    ...view.coalitions.flatMap(coalitionPagePaths),
  ];
  const rows = pages.map((path) =>
    row("url", canonicalOf(config, path), changed.get(ownerOf(path))),
  );
  const parts = Array.from({ length: Math.ceil(rows.length / most) }, (_, part) =>
    rows.slice(part * most, (part + 1) * most),
  );
  if (parts.length < 2) yield sitemap("sitemap.xml", "urlset", rows);
  else yield* indexed(parts, config.baseUrl);
  yield { path: "robots.txt", text: robots(config.baseUrl) };
}

function* indexed(parts: string[][], baseUrl: string): Generator<SiteFile> {
  const names = parts.map((_, part) => `sitemap-${part + 1}.xml`);
  for (const [part, name] of names.entries()) {
    yield sitemap(name, "urlset", parts[part] ?? []);
  }
  const rows = names.map((name) => row("sitemap", baseUrl + name));
  yield sitemap("sitemap.xml", "sitemapindex", rows);
}

/** By coalition, when its last entry was made; those of the registry's own pages under "" and "changes". */
function lastChanges({ coalitions, entries }: RegistryView): Map<string, string> {
  const changed = new Map<string, string>();
  for (const { name, entries: chain } of coalitions) {
    const last = chain.at(-1);
    if (last) changed.set(name, last.at);
  }
  const [latest] = entries;
  if (latest) for (const page of ["", "changes"]) changed.set(page, latest.at);
  return changed;
}

/**
 * Whose change a page shows: a coalition's own pages are as new as its last entry. Of the other pages only
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
  return { path, text: `${head}\n${open}\n${rows.join("")}</${element}>\n` };
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

/** Read at the top of a host alone; below a path it does no harm, and search engines are told elsewhere. */
function robots(baseUrl: string): string {
  return `User-agent: *\nAllow: /\n\nSitemap: ${baseUrl}sitemap.xml\n`;
}
