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

/** One file of the site; it is made when it is asked for. */
export interface SiteFile {
  /** Below the base URL, without a leading slash; a page ends in index.html. */
  path: string;
  /** Makes it; undefined where the text that it is made from is not to be had. */
  content: () => Content | Promise<Content | undefined>;
  /** Whether hashes commit to its bytes: what was published of it before stays as it is. */
  bound?: true;
}

/** A text, or the bytes of a picture. */
export type Content = string | Uint8Array;

/** Files whose paths begin alike. Which there are is found out when it is asked for. */
export interface FileGroup {
  /** What all its paths begin with. */
  start: string;
  members: () => Iterable<SiteFile | FileGroup>;
}
