// Builds the whole site from a view: every file, in memory one at a time, then written as one.

import type { Brand } from "../src/core/brand/check-brand.ts";
import type { RegistryConfig } from "../src/core/config.ts";
import type { ReadText, RegistryView } from "../src/core/registry-view.ts";
import { gatherAssets } from "./assets.ts";
import { renderApi } from "./data/render-api.ts";
import { renderCoalitionFiles } from "./data/render-coalition-files.ts";
import { renderLookup } from "./data/render-lookup.ts";
import { Sitemap } from "./data/sitemap.ts";
import { renderFeeds } from "./feeds/render-feeds.ts";
import { renderCoalitionPages, renderPages } from "./pages/pages.ts";
import type { AssetFile, SiteContext, SiteFile } from "./site-context.ts";
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
  return writeSite(out, renderSite(view, config, readText, brand), onProgress);
}

/** Every file of the site; the same view, config and brand give the same files in the same order. */
export async function* renderSite(
  view: RegistryView,
  config: RegistryConfig,
  readText: ReadText,
  brand: Brand = {},
): AsyncGenerator<AssetFile> {
  const { paths, files } = gatherAssets(config, brand);
  const context: SiteContext = { view, config, assets: paths };
  yield* files;
  const sitemap = new Sitemap(context);
  for await (const file of renderFiles(context, readText)) {
    sitemap.note(file.path);
    yield file;
  }
  yield* sitemap.files();
}

async function* renderFiles(context: SiteContext, readText: ReadText): AsyncGenerator<SiteFile> {
  // GitHub Pages would otherwise hide files and folders that begin with an underscore.
  yield { path: ".nojekyll", text: "" };
  yield* renderPages(context);
  for (const coalition of context.view.coalitions) {
    const text = await readText(coalition.source);
    if (text === undefined) {
      throw new Error(`The text of ${coalition.name}'s definition is not to be had here.`);
    }
    yield* renderCoalitionPages(context, coalition, text);
    yield* renderCoalitionFiles(coalition, text, readText);
  }
  yield* renderFeeds(context);
  yield* renderApi(context);
  yield* renderLookup(context);
}
