// Builds the whole site from a view: what must be made anew is in memory one file at a time, then all is
// published as one.

import type { Brand } from "../src/core/config/check-brand.ts";
import type { RegistryConfig } from "../src/core/config/config.ts";
import type { CoalitionView, ReadText, RegistryView } from "../src/core/history/registry-view.ts";
import { gatherAssets } from "./assets.ts";
import { renderApi } from "./data/render-api.ts";
import { renderCoalitionFiles } from "./data/render-coalition-files.ts";
import { lookupGroups } from "./data/render-lookup.ts";
import { renderSearch } from "./data/render-search.ts";
import { renderSitemap } from "./data/sitemap.ts";
import { citizenFeeds, citizenPath } from "./feeds/citizen-feeds.ts";
import { coalitionFeed, registryFeeds } from "./feeds/feed-list.ts";
import { FeedRenderer } from "./feeds/render-feeds.ts";
import { GroupKeys } from "./group-keys.ts";
import { renderCoalitionPages, renderPages } from "./pages/pages.ts";
import type { AssetFile, FileGroup, PageContext, SiteContext, SiteFile } from "./site-context.ts";
import { writeSite } from "./write-site.ts";

export interface BuildOptions {
  /** The folder to write; see `writeSite`. */
  out: string;
  readText: ReadText;
  /** The registry's own pictures. */
  brand?: Brand;
  /** Told now and then: how many files were written so far. */
  onProgress?: (files: number) => void;
}

/** Writes the site and resolves to the number of its files. Throws what `writeSite` throws. */
export async function buildSite(
  view: RegistryView,
  config: RegistryConfig,
  { out, readText, brand, onProgress }: BuildOptions,
): Promise<number> {
  return writeSite(out, siteGroups(view, config, readText, brand), onProgress);
}

/** Every file of the site; the same view, config and brand give the same files in the same order. */
export async function* renderSite(
  view: RegistryView,
  config: RegistryConfig,
  readText: ReadText,
  brand: Brand = {},
): AsyncGenerator<AssetFile> {
  for (const group of siteGroups(view, config, readText, brand)) yield* group.files();
}

/** The same files, group by group; none is made before it is asked for. */
export function* siteGroups(
  view: RegistryView,
  config: RegistryConfig,
  readText: ReadText,
  brand: Brand = {},
): Generator<FileGroup> {
  const { paths, files: assets } = gatherAssets(config, brand);
  const context: SiteContext = { view, config, assets: paths };
  const keys = new GroupKeys(context, view);
  const feeds = new FeedRenderer(context);
  yield { name: "assets/", key: keys.assets(), files: () => assets };
  yield { name: "", key: undefined, files: () => renderRegistry(context, feeds) };
  for (const coalition of view.coalitions) {
    const files = () => renderCoalition(context, { coalition, feeds, readText });
    yield { name: `${coalition.name}/`, key: keys.coalition(coalition), files };
  }
  for (const { id, coalitions, facts } of citizenFeeds(view)) {
    const files = () => feeds.render(facts());
    yield { name: citizenPath(id), key: keys.inOrder(id, coalitions), files };
  }
  yield* lookupGroups(context, keys);
}

/** What is about all coalitions. */
function* renderRegistry(context: SiteContext, feeds: FeedRenderer): Generator<SiteFile> {
  const { view, config } = context;
  // GitHub Pages would otherwise hide files and folders that begin with an underscore.
  yield { path: ".nojekyll", text: "" };
  const search = renderSearch(view);
  const own: string[] = [];
  for (const file of renderPages(context, search.folder)) {
    own.push(file.path);
    yield file;
  }
  yield* search.files;
  for (const feed of registryFeeds(view, config)) yield* feeds.render(feed);
  yield* renderApi(context);
  yield* renderSitemap(context, own);
}

interface OneCoalition {
  coalition: CoalitionView;
  feeds: FeedRenderer;
  readText: ReadText;
}

/** What is made from one coalition's view, the config and the assets alone: see group-keys.ts. */
async function* renderCoalition(
  context: PageContext,
  { coalition, feeds, readText }: OneCoalition,
): AsyncGenerator<SiteFile> {
  const text = await readText(coalition.source);
  if (text === undefined) {
    throw new Error(`The text of ${coalition.name}'s definition is not to be had here.`);
  }
  yield* renderCoalitionPages(context, coalition, text);
  yield* renderCoalitionFiles(coalition, text, readText);
  yield* feeds.render(coalitionFeed(coalition));
}
