// The miniature registry, served by the built command line as a person would: `coalitions serve`.

import { spawn } from "node:child_process";
import { resolve } from "node:path";
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

export interface ServedRegistry {
  /** With a final slash. */
  address: string;
  stop(): void;
}

export async function serveMiniature(): Promise<ServedRegistry> {
  const repository = miniatureRegistry();
  const args = [resolve("dist/coalitions.js"), "serve", "--port", "0"];
  const server = spawn(process.execPath, args, { cwd: repository.folder });
  const address = await new Promise<string>((done, fail) => {
    server.once("error", fail);
    server.once("exit", (code) => fail(new Error(`serve ended with ${code}`)));
    server.stdout.setEncoding("utf8").on("data", (text: string) => {
      const [url] = /http:\/\/127\.0\.0\.1:\d+\//.exec(text) ?? [];
      if (url) done(url);
    });
  });
  const stop = () => {
    server.removeAllListeners("exit").kill();
    repository.delete();
  };
  return { address, stop };
}
