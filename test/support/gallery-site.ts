// The gallery as a browser sees it, below a path as on GitHub Pages.

import type { Browser } from "playwright-core";
import { sharedChromium } from "./browser.ts";
import { renderGallery } from "./gallery.ts";
import { type ServedFiles, serveFiles } from "./served-files.ts";

export interface GallerySite {
  files: ReadonlyMap<string, string>;
  site: ServedFiles;
  browser: Browser;
  close(): void;
}

export async function openGallery(): Promise<GallerySite> {
  const files = await renderGallery();
  const site = await serveFiles(files, "/some/registry/");
  const browser = await sharedChromium();
  return { files, site, browser, close: () => site.stop() };
}
