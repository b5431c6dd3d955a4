// The feeds of histories made without git, in memory and in a folder.

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { gatherAssets } from "../../site/assets.ts";
import { citizenFeeds } from "../../site/feeds/citizen-feeds.ts";
import { coalitionFeed, registryFeeds } from "../../site/feeds/feed-list.ts";
import { FeedRenderer } from "../../site/feeds/render-feeds.ts";
import { allFiles } from "../../site/site-tree.ts";
import type { RegistryConfig } from "../../src/core/config/config.ts";
import type { Commit } from "../../src/core/history/change-log.ts";
import { History } from "../../src/core/history/history.ts";
import { type RegistryView, viewRegistry } from "../../src/core/history/registry-view.ts";

export const FEEDS_CONFIG: RegistryConfig = {
  name: "Feeds",
  description: "Feeds of a registry.",
  baseUrl: "http://127.0.0.1:9/",
};

export function viewOfCommits(commits: Iterable<Commit>): RegistryView {
  const history = new History();
  for (const commit of commits) history.add(commit);
  return viewRegistry(history, undefined, []);
}

/** The text of every document by its path. Rendering one twice is an error. */
export function feedsOfView(view: RegistryView, config = FEEDS_CONFIG): Map<string, string> {
  const files = new Map<string, string>();
  const feeds = new FeedRenderer({ view, config, assets: gatherAssets(config, {}).paths });
  const all = [
    ...registryFeeds(view, config),
    ...view.coalitions.map(coalitionFeed),
    ...citizenFeeds(view),
  ];
  for (const { path, content } of allFiles(all.map((it) => feeds.group(it)))) {
    if (files.has(path)) throw new Error(`${path} is rendered twice`);
    files.set(path, content() as string);
  }
  return files;
}

/** An item in a feed's JSON. */
export interface JsonItem {
  id: string;
  url: string;
  title: string;
  content_html: string;
  date_published: string;
  tags: string[];
  _coalitions: { coalition: string; seq: number; hash: string; breaking: boolean };
}

/** The items of the JSON Feed at `path`, which is without its ending. */
export function jsonItems(files: ReadonlyMap<string, string>, path: string): JsonItem[] {
  return JSON.parse(files.get(`${path}.feed.json`) ?? "").items;
}

/** The titles, links and texts of the items in the Atom feed at `path`, which is without its ending. */
export function atomItems(
  files: ReadonlyMap<string, string>,
  path: string,
): { title: string; link: string; html: string }[] {
  return [...atomEntries(files.get(`${path}.atom`) ?? "").values()].map((entry) => {
    const [title = "", html = ""] = [...entry.matchAll(/<!\[CDATA\[([\s\S]*?)\]\]>/g)].map(
      ([, text]) => text,
    );
    return { title, html, link: /<link href="([^"]+)"/.exec(entry)?.[1] ?? "" };
  });
}

/** Each entry of an Atom document as its text by its id, in the document's order. */
export function atomEntries(text: string): Map<string, string> {
  const entries = [...text.matchAll(/^<entry>[\s\S]*?^<\/entry>$/gm)].map(([it]) => it);
  return new Map(entries.map((it) => [/<id>([^<]+)<\/id>/.exec(it)?.[1] ?? "", it]));
}

export function linkOf(text: string, rel: string): string | undefined {
  return new RegExp(`<link rel="${rel}" href="([^"]+)"/>`).exec(text)?.[1];
}

/** A folder with the files; the caller removes it. */
export function folderOf(files: ReadonlyMap<string, string>): {
  folder: string;
  remove: () => void;
} {
  const folder = mkdtempSync(join(tmpdir(), "feeds-"));
  for (const [path, text] of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return { folder, remove: () => rmSync(folder, { recursive: true }) };
}
