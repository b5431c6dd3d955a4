// What every page, feed and file of the site is made from: values only. Rendering is pure.

import type { RegistryConfig } from "../src/core/config.ts";
import type { RegistryView } from "../src/core/registry-view.ts";

/** What every page needs, whatever it shows. A coalition's own pages are made from this and its view alone. */
export interface PageContext {
  config: RegistryConfig;
  /** Paths below the base URL of the style sheet and the script; their names hold their hashes. */
  assets: { style: string; script: string };
}

/** With the whole registry, for what is about more than one coalition. */
export interface SiteContext extends PageContext {
  view: RegistryView;
}

/** One file of the site. */
export interface SiteFile {
  /** Below the base URL, without a leading slash; a page ends in index.html. */
  path: string;
  text: string;
}
