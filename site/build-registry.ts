// Builds the site from a registry's folder: config, history, working tree, pages. The command line, the local
// server and the publish action all use it.

import type { RegistryConfig } from "../src/core/config/config.ts";
import type { Entry } from "../src/core/history/entry.ts";
import type { ReadText } from "../src/core/history/registry-view.ts";
import { withTexts } from "../src/io/definition-texts.ts";
import { ConfigError, readBrandedConfig } from "../src/io/read-config.ts";
import { readSnapshot } from "../src/io/read-snapshot.ts";
import {
  openPrevious,
  type Publishing,
  readToPublish,
  type ToPublish,
} from "../src/io/read-to-publish.ts";
import { viewWorkingTree } from "../src/io/read-view.ts";
import { throughGate } from "./json-gate.ts";
import type { SiteSource } from "./read-site.ts";
import { allFiles, siteTree } from "./site-tree.ts";
import { type Written, writeSite } from "./write-site.ts";

export interface BuildRegistryOptions {
  out: string;
  /** Overrides the config's; with or without a final slash. */
  baseUrl?: string | undefined;
  /** For links to commits, if the config names none. */
  repository?: string | undefined;
  /** What is already published. The new site must have all of it. */
  publishing?: Publishing | undefined;
}

/** Nothing is written if a newer site is published. */
export interface BuiltRegistry extends SiteSource, Written {
  baseUrl: string;
  state: ToPublish["state"];
  /** The entries that are not published yet, in the order of the history. */
  news: readonly Entry[];
}

/**
 * Throws ConfigError, ShallowCloneError, GitError, ForeignFolderError, UnreadableFileError for JSON that strict readers
 * could not read, and, with `publishing`, RewrittenHistoryError or PublishedSiteError. The old site then stays.
 */
export async function buildRegistry(
  root: string,
  { out, baseUrl, repository, publishing }: BuildRegistryOptions,
): Promise<BuiltRegistry> {
  const { config: configured, brand } = readBrandedConfig(root);
  const config: RegistryConfig = { ...(repository ? { repository } : {}), ...configured };
  if (baseUrl) config.baseUrl = asBaseUrl(baseUrl);
  const { state, news, ...read } = await readToPublish(root, publishing);
  const snapshot = await readSnapshot(root);
  // The config was read above if it exists. This one is hidden by git, and the defaults were used instead.
  const hidden = snapshot.beside.config?.problems.filter(({ code }) => code === "file-unreadable");
  if (hidden && hidden.length > 0) throw new ConfigError(hidden);
  const view = await viewWorkingTree(root, read, snapshot);
  const built = { view, snapshot, baseUrl: config.baseUrl, state, news };
  if (state === "behind") return { ...built, files: 0, bytes: 0 };
  const previous = publishing && openPrevious(publishing);
  const write = (readText: ReadText) => {
    const tree = siteTree({ view, config, readText, brand });
    return writeSite(out, throughGate(allFiles(tree), previous));
  };
  return { ...built, ...(await withTexts(root, write, previous)) };
}

/** As browsers parse it: without line breaks, which would split a line of the recipe or of robots.txt. */
function asBaseUrl(address: string): string {
  const { href } = new URL(address);
  return href.endsWith("/") ? href : `${href}/`;
}
