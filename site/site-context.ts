// What every page, feed and file of the site is made from: values only. Rendering is pure.

import type { RegistryConfig } from "../src/core/config/config.ts";
import type { RegistryView } from "../src/core/history/registry-view.ts";

/** What every page needs, whatever it shows. A coalition's own pages are made from this and its view alone. */
export interface PageContext {
  config: RegistryConfig;
  assets: AssetPaths;
}

/** Paths below the base URL of what pages load; their names hold their hashes. */
export interface AssetPaths {
  style: string;
  script: string;
  /** The site's own icon, an SVG, where the registry has no logo. */
  icon: string | undefined;
  /** The registry's logo: before its name, and the icon of the browser's tab. */
  logo: Picture | undefined;
  /** What chats and social networks show beside a link; where there is none, they show the logo. */
  socialImage: Picture | undefined;
}

/** A PNG; its size is in pixels. */
export interface Picture {
  path: string;
  width: number;
  height: number;
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

/** What pages load: text, or the bytes of a picture. */
export type AssetFile = SiteFile | { path: string; bytes: Uint8Array };

/** Files that are made together, from the same few things. No two groups have a file in common. */
export interface FileGroup {
  /** What its paths begin with: no two groups have the same. */
  name: string;
  /**
   * The digest of everything that its files are made from, so that the same key means the same bytes.
   * Undefined where that is not known, or is more than making them: they are made anew each time.
   */
  key: string | undefined;
  files: () => Iterable<AssetFile> | AsyncIterable<AssetFile>;
}
