// A site in memory, from a registry's folder or from one that is in memory, too.

import { renderSite } from "../../site/build.ts";
import type { AssetFile } from "../../site/site-context.ts";
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

/** The same of a registry in memory. Throws where a path is rendered twice. */
export async function renderView(
  { view, readText }: MemoryRegistry,
  config: RegistryConfig,
  brand?: Brand,
): Promise<Map<string, string>> {
  const files = new Map<string, string>();
  for await (const file of renderSite(view, config, readText, brand)) {
    const { path } = file;
    if (files.has(path)) throw new Error(`${path} is rendered twice`);
    files.set(path, textOfFile(file));
  }
  return files;
}

/** Of a picture, a text that has one character for each byte. */
export function textOfFile(file: AssetFile): string {
  return "text" in file ? file.text : Buffer.from(file.bytes).toString("latin1");
}
