// The site of a registry as its folder has it now, of which nothing is made before it is asked for.

import { randomUUID } from "node:crypto";
import type { ReadText, RegistryView } from "../src/core/history/registry-view.ts";
import type { Snapshot } from "../src/core/registry/snapshot.ts";
import { withTexts } from "../src/io/definition-texts.ts";
import { readBrandedConfig } from "../src/io/read-config.ts";
import { readSnapshot } from "../src/io/read-snapshot.ts";
import { readRegistryView } from "../src/io/read-view.ts";
import { type SiteTree, siteTree } from "./site-tree.ts";

/** What a site is made from. */
export interface SiteSource {
  view: RegistryView;
  /** The working tree that the view has on top. */
  snapshot: Snapshot;
}

/** A site that is not made yet. */
export interface RegistrySite extends SiteSource {
  tree: SiteTree;
}

/**
 * The site of a registry as its folder has it now, below `baseUrl`. Throws ConfigError, ShallowCloneError
 * or GitError.
 */
export async function readRegistrySite(root: string, baseUrl: string): Promise<RegistrySite> {
  const { config, brand } = readBrandedConfig(root);
  const snapshot = await readSnapshot(root);
  const view = await readRegistryView(root, snapshot);
  // Each text by a git of its own: few are asked for, and none is left running.
  const readText: ReadText = (source) => withTexts(root, (read) => read(source));
  // Another one at each reading: no page of before finds the search's files of now.
  const searchFolder = randomUUID().slice(0, 8);
  const tree = siteTree({ view, config: { ...config, baseUrl }, readText, brand, searchFolder });
  return { view, snapshot, tree };
}
