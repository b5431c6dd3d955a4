// What every page, feed and file of the site is made from: values only. Rendering is pure.

import type { RegistryConfig } from "../src/core/config.ts";
import type { RegistryView } from "../src/core/registry-view.ts";

export interface SiteContext {
  config: RegistryConfig;
  view: RegistryView;
  /** Paths below the base URL of the style sheet and the script; their names hold their hashes. */
  assets: { style: string; script: string };
}

/** One file of the site. */
export interface SiteFile {
  /** Below the base URL, without a leading slash; a page ends in index.html. */
  path: string;
  text: string;
}
