// The values that every page, feed and file of the site is made from. Rendering is pure.

import type { RegistryConfig } from "../src/core/config/config.ts";
import type { RegistryView } from "../src/core/history/registry-view.ts";

/** What every page needs. A coalition's own pages need only this and its view. */
export interface PageContext {
  config: RegistryConfig;
  assets: AssetPaths;
}

/** Paths below the base URL of what pages load. Their names have hashes. */
export interface AssetPaths {
  style: string;
  script: string;
  /** The site's own icon, an SVG, if the registry has no logo. */
  icon: string | undefined;
  /** The registry's logo: before its name, and the icon of the browser's tab. */
  logo: Picture | undefined;
  /** What chats and social networks show beside a link. Without it, they show the logo. */
  socialImage: Picture | undefined;
}

/** A PNG; its size is in pixels. */
export interface Picture {
  path: string;
  width: number;
  height: number;
}

/** With the whole registry, for files about more than one coalition. */
export interface SiteContext extends PageContext {
  view: RegistryView;
}

/** One file of the site, made on request. */
export interface SiteFile {
  /** Below the base URL, without a leading slash; a page ends in index.html. */
  path: string;
  /** Makes the file; undefined if the text it is made from is not available. */
  content: () => Content | Promise<Content | undefined>;
  /** Whether hashes cover its bytes. Such a file never changes once published. */
  bound?: true;
  /** Whether it is a page that the sitemap leaves out: one of very many, without an address in its head. */
  isOneOfMany?: true;
}

/** A text, or the bytes of a picture. */
export type Content = string | Uint8Array;

/** Files whose paths begin the same. They are listed on request. */
export interface FileGroup {
  /** What all its paths begin with. */
  start: string;
  members: () => Iterable<SiteFile | FileGroup>;
  /** For a group of very many: only the members that can have the path. */
  membersFor?: (path: string) => Iterable<SiteFile | FileGroup>;
}
