// A site in memory, from a registry's folder or from one in memory.

import { allFiles, type SiteTree, siteTree } from "../../site/site-tree.ts";
import type { Brand } from "../../src/core/config/check-brand.ts";
import type { RegistryConfig } from "../../src/core/config/config.ts";
import { withTexts } from "../../src/io/definition-texts.ts";
import { readRegistryView } from "../../src/io/read-view.ts";
import type { MemoryRegistry } from "./memory-registry.ts";

/** Every file's text by its path, in the order in which they are rendered. */
export async function renderRegistry(
  root: string,
  config: RegistryConfig,
  brand?: Brand,
): Promise<Map<string, string>> {
  const view = await readRegistryView(root);
  return withTexts(root, (readText) => renderView({ view, readText }, config, brand));
}

/** The same for a registry in memory. */
export function renderView(
  { view, readText }: MemoryRegistry,
  config: RegistryConfig,
  brand?: Brand,
): Promise<Map<string, string>> {
  return renderTree(siteTree({ view, readText, config, ...(brand ? { brand } : {}) }));
}

/** The text of every file by its path; pictures have one character for each byte. */
export async function renderTree(tree: SiteTree): Promise<Map<string, string>> {
  const files = new Map<string, string>();
  for (const { path, content } of allFiles(tree)) {
    if (files.has(path)) throw new Error(`${path} is rendered twice`);
    const made = await content();
    if (made === undefined) continue;
    files.set(path, typeof made === "string" ? made : Buffer.from(made).toString("latin1"));
  }
  return files;
}
