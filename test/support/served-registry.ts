// The miniature registry, served by the built command line as a person would: `coalitions serve`.

import { spawn } from "node:child_process";
import { resolve } from "node:path";
import { miniatureRegistry } from "./miniature.ts";

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
