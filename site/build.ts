// Builds the whole site from a view: every file, in memory one at a time, then written as one.

import { scripts, style } from "../generated/assets.js";
import type { RegistryConfig } from "../src/core/config.ts";
import { hash, hexOf } from "../src/core/derivation/hash.ts";
import type { ReadText, RegistryView } from "../src/core/registry-view.ts";
import { renderApi } from "./data/render-api.ts";
import { renderCoalitionFiles } from "./data/render-coalition-files.ts";
import { renderLookup } from "./data/render-lookup.ts";
import { renderFeeds } from "./feeds/render-feeds.ts";
import { renderCoalitionPages, renderPages } from "./pages/pages.ts";
import type { SiteContext, SiteFile } from "./site-context.ts";
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
  return writeSite(out, renderSite(view, config, readText), onProgress);
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
  const context: SiteContext = { view, config, assets };
  yield* renderAssets();
  // GitHub Pages would otherwise hide files and folders that begin with an underscore.
  yield { path: ".nojekyll", text: "" };
  yield* renderPages(context);
  for (const coalition of view.coalitions) {
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
