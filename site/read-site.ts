// The site of a registry's folder as it is now. Each file is made on request.

import { randomUUID } from "node:crypto";
import type { ReadText, RegistryView } from "../src/core/history/registry-view.ts";
import type { Snapshot } from "../src/core/registry/snapshot.ts";
import { withTexts } from "../src/io/definition-texts.ts";
import { readBrandedConfig } from "../src/io/read-config.ts";
import { readSnapshot } from "../src/io/read-snapshot.ts";
import { type ReadRegistry, readRegistryHistory, viewWorkingTree } from "../src/io/read-view.ts";
import { type SiteTree, siteTree } from "./site-tree.ts";

/** What a site is made from. */
export interface SiteSource {
  view: RegistryView;
  /** The working tree whose changes the view includes. */
  snapshot: Snapshot;
}

/** A site whose files are made on request. */
export interface RegistrySite extends SiteSource {
  tree: SiteTree;
}

/**
 * Reads the site of a registry's folder, below `baseUrl`, as it is at each call. The history is read again only after
 * a commit. Throws ConfigError, ShallowCloneError or GitError.
 */
export function siteReader(root: string, baseUrl: string): () => Promise<RegistrySite> {
  let last: ReadRegistry | undefined;
  return async () => {
    const { config, brand } = readBrandedConfig(root);
    const snapshot = await readSnapshot(root);
    last = await readRegistryHistory(root, {}, last);
    const view = await viewWorkingTree(root, last, snapshot);
    // One git for each text: few are requested, and none keeps running.
    const readText: ReadText = (source) => withTexts(root, (read) => read(source));
    // A new name for each reading, so that an older page cannot mix with newer search files.
    const searchFolder = randomUUID().slice(0, 8);
    const tree = siteTree({ view, config: { ...config, baseUrl }, readText, brand, searchFolder });
    return { view, snapshot, tree };
  };
}
