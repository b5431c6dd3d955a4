// What every page, feed and file of the site is made from: values only. Rendering is pure.

import type { RegistryConfig } from "../src/core/config.ts";
import type { DefinitionText, RegistryView } from "../src/core/registry-view.ts";

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

/** Gives the text of a definition that the view only points at; undefined where it is not to be had here. */
export type ReadText = (source: DefinitionText) => Promise<string | undefined>;

/** One file of the site. */
export interface SiteFile {
  /** Below the base URL, without a leading slash; a page ends in index.html. */
  path: string;
  text: string;
}

/** Files that are made together, from the same few things. No two groups have a file in common. */
export interface FileGroup {
  /** What its paths begin with: no two groups have the same. */
  name: string;
  /**
   * The digest of everything that its files are made from, so that the same key means the same bytes.
   * Undefined where that is not known, or is more than making them: they are made anew each time.
   */
  key: string | undefined;
  files: () => Iterable<SiteFile> | AsyncIterable<SiteFile>;
}
