// Ways to tamper with a published site, and what a verification then finds.

import { expect } from "vitest";
import { siteRenderer } from "../../site/renderer.ts";
import type { Entry } from "../../src/core/history/entry.ts";
import type { RegistryView } from "../../src/core/history/registry-view.ts";
import type { IndexRow, PublishedSite } from "../../src/core/published/shapes.ts";
import { verifyCoalition } from "../../src/core/verify/coalition.ts";
import { readPublishedTexts, viewPublished } from "../../src/core/verify/published-view.ts";
import { type Verification, verifySite } from "../../src/core/verify/verify-site.ts";
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
  writeHead,
} from "./published-site.ts";

export const CHANGES = `${CHAIN}/changes.json`;

let untouched: Promise<{ site: Site; commit: string }> | undefined;

/** The site of a small registry, as it was built, and the commit that it was built from: once in a worker. */
export function untouchedSite(): Promise<{ site: Site; commit: string }> {
  untouched ??= buildSite();
  return untouched;
}

async function buildSite(): Promise<{ site: Site; commit: string }> {
  const repository = chainedRegistry();
  const site = await siteOf(repository);
  const commit = repository.git("rev-parse", "HEAD");
  repository.delete();
  return { site, commit };
}

export async function verify(site: Site): Promise<Verification> {
  const verification = await verifySite(readerOf(site), { renderer: siteRenderer });
  if (!verification) throw new Error("There is no site.");
  return verification;
}

/** What is found in `untouched` after `tamper`: "file #entry: message". */
export async function foundIn(untouched: Site, tamper: (site: Site) => void): Promise<string[]> {
  const site = new Map(untouched);
  tamper(site);
  const { ok, problems } = await verify(site);
  expect(ok).toBe(problems.length === 0);
  return problems.map(({ file, entry, message }) => `${file} #${entry?.seq ?? "-"}: ${message}`);
}

/** Changes the text of a file. */
export const edit = (path: string, from: string | RegExp, to: string) => (site: Site) => {
  const before = String(site.get(path));
  const after = before.replace(from, to);
  if (after === before) throw new Error(`${path} has no ${from}`);
  site.set(path, after);
};

/** Changes the entries, and nothing with them. */
export const rewrite = (change: (entries: Entry[]) => Entry[]) => (site: Site) =>
  writeEntries(site, change(entriesOf(site)));

/** Changes the entries, and makes every hash, the index and the state agree with them. */
export const rewriteAll = (change: (entries: Entry[]) => Entry[]) => (site: Site) => {
  const after = chained(change(entriesOf(site)));
  writeEntries(site, after);
  writeHead(site, after);
};

/** Makes every file again from the chains and definitions, as anyone can who has the software. */
export async function remake(site: Site): Promise<void> {
  const read = readerOf(site);
  const { coalitions: rows } = jsonOf<{ coalitions: IndexRow[] }>(site, "api/v1/index.json");
  const coalitions = await Promise.all(rows.map((row) => verifyCoalition(read, row)));
  const { config, ...made } = jsonOf<PublishedSite>(site, "api/v1/site.json");
  const view = viewPublished({ config, ...made }, coalitions) as RegistryView;
  const readText = readPublishedTexts(read, coalitions);
  for (const { path, content } of siteRenderer.files({ view, config, readText, brand: {} })) {
    site.set(path, (await content()) ?? "");
  }
}

/** A copy with one entry changed. */
export const withEntry = (entries: Entry[], at: number, change: Partial<Entry>) =>
  entries.map((entry, index) => (index === at ? { ...entry, ...change } : entry));
export const without = (entries: Entry[], at: number) => entries.filter((_, index) => index !== at);
export const swapped = ([first, second, third, ...rest]: Entry[]) =>
  [first, third, second, ...rest] as Entry[];
