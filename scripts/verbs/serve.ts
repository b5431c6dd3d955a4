// coalitions serve [--port N]: builds, serves on loopback, rebuilds on change

import { join } from "node:path";
import { serveSite } from "../site-server.ts";
import { print, requireRegistry } from "../terminal.ts";

const OUT = "_site";

/** Runs until it is interrupted. */
export async function runServe({ port }: { port: number }): Promise<undefined> {
  requireRegistry();
  const root = process.cwd();
  const { baseUrl } = await serveSite(root, join(root, OUT), port);
  print(`The site is served at ${baseUrl}  (stop with Ctrl-C)`);
}
