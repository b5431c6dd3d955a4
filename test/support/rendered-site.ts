// A site in memory, from a registry's folder.

import { renderSite } from "../../site/build.ts";
import type { RegistryConfig } from "../../src/core/config.ts";
import { withTexts } from "../../src/io/definition-texts.ts";
import { readRegistryView } from "../../src/io/read-view.ts";

/** Every file's text by its path, in the order in which they are rendered. */
export async function renderRegistry(
  root: string,
  config: RegistryConfig,
): Promise<Map<string, string>> {
  const view = await readRegistryView(root);
  return withTexts(root, async (readText) => {
    const files = new Map<string, string>();
    for await (const { path, text } of renderSite(view, config, readText)) {
      if (files.has(path)) throw new Error(`${path} is rendered twice`);
      files.set(path, text);
    }
    return files;
  });
}
