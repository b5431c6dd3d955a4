// Builds the whole site from a view: what must be made anew is in memory one file at a time, then all is
// published as one.

import { scripts, style } from "../generated/assets.js";
import type { RegistryConfig } from "../src/core/config.ts";
import { hash, hexOf } from "../src/core/derivation/hash.ts";
import type { CoalitionView, RegistryView } from "../src/core/registry-view.ts";
import { renderApi } from "./data/render-api.ts";
import { renderCoalitionFiles } from "./data/render-coalition-files.ts";
import { lookupGroups } from "./data/render-lookup.ts";
import { citizenFeeds, citizenPath } from "./feeds/citizen-feeds.ts";
import { coalitionFeed, registryFeeds } from "./feeds/feed-list.ts";
import { FeedRenderer } from "./feeds/render-feeds.ts";
import { GroupKeys } from "./group-keys.ts";
import { renderCoalitionPages, renderPages } from "./pages/pages.ts";
import type { FileGroup, PageContext, ReadText, SiteContext, SiteFile } from "./site-context.ts";
import { writeSite } from "./write-site.ts";

export interface BuildOptions {
  /** The folder to write; see `writeSite`. */
  out: string;
  readText: ReadText;
  /** Told now and then: how many files were written so far. */
  onProgress?: (files: number) => void;
}

/** Writes the site and resolves to the number of its files. Throws what `writeSite` throws. */
export async function buildSite(
  view: RegistryView,
  config: RegistryConfig,
  { out, readText, onProgress }: BuildOptions,
): Promise<number> {
  return writeSite(out, siteGroups(view, config, readText), onProgress);
}

// A name that holds the content's hash may be cached for ever.
const assets = {
  style: `assets/style.${hexOf(hash(style)).slice(0, 12)}.css`,
  script: `assets/${scripts[0]?.[0]}`,
};

function* renderAssets(): Generator<SiteFile> {
  yield { path: assets.style, text: style };
  for (const [name, code] of scripts) yield { path: `assets/${name}`, text: code };
}

/** Every file of the site; the same view and config give the same files in the same order. */
export async function* renderSite(
  view: RegistryView,
  config: RegistryConfig,
  readText: ReadText,
): AsyncGenerator<SiteFile> {
  for (const group of siteGroups(view, config, readText)) yield* group.files();
}

/** The same files, group by group; none is made before it is asked for. */
export function* siteGroups(
  view: RegistryView,
  config: RegistryConfig,
  readText: ReadText,
): Generator<FileGroup> {
  const context: SiteContext = { view, config, assets };
  const keys = new GroupKeys(context, view);
  const feeds = new FeedRenderer(context);
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
  yield* renderAssets();
  // GitHub Pages would otherwise hide files and folders that begin with an underscore.
  yield { path: ".nojekyll", text: "" };
  yield* renderPages(context);
  for (const feed of registryFeeds(view, config)) yield* feeds.render(feed);
  yield* renderApi(context);
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
  const text = (await readText(coalition.source)) ?? "";
  yield* renderCoalitionPages(context, coalition, text);
  yield* renderCoalitionFiles(coalition, text, readText);
  yield* feeds.render(coalitionFeed(coalition));
}
