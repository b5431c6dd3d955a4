// The miniature registry, served as it is published.

import { DEFAULT_CONFIG } from "../../src/core/config/config.ts";
import { miniatureRegistry } from "./miniature.ts";
import { renderRegistry } from "./rendered-site.ts";
import { type ServedFiles, serveFiles } from "./served-files.ts";

const CONFIG = { ...DEFAULT_CONFIG, baseUrl: "https://mini.example/" };

let rendered: Promise<ReadonlyMap<string, string>> | undefined;

/** Its files in memory, rendered once in a worker: for tests that look at its pages alone. */
export async function serveRenderedMiniature(): Promise<ServedFiles> {
  rendered ??= renderMiniature();
  return serveFiles(await rendered, "/");
}

async function renderMiniature(): Promise<ReadonlyMap<string, string>> {
  const repository = miniatureRegistry();
  try {
    return await renderRegistry(repository.folder, CONFIG);
  } finally {
    repository.delete();
  }
}
