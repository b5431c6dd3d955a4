// The gallery as a browser sees it, below a path as on GitHub Pages.

import type { Browser } from "playwright-core";
import { launchChromium } from "./browser.ts";
import { renderGallery } from "./gallery.ts";
import { type ServedFiles, serveFiles } from "./served-files.ts";

export interface GallerySite {
  files: ReadonlyMap<string, string>;
  site: ServedFiles;
  browser: Browser;
  close(): Promise<void>;
}

export async function openGallery(): Promise<GallerySite> {
  const files = await renderGallery();
  const site = await serveFiles(files, "/some/registry/");
  const browser = await launchChromium();
  const close = async () => {
    await browser.close();
    site.stop();
  };
  return { files, site, browser, close };
}
