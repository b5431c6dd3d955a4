// coalitions serve [--port N]: serves the site on loopback, with the changes of the working tree

import { serveSite } from "../site-server.ts";
import { print, requireRegistry } from "../terminal.ts";

/** Runs until it is interrupted. */
export async function run({ port }: { port: number }): Promise<undefined> {
  requireRegistry();
  const { baseUrl } = await serveSite(process.cwd(), port);
  print(`The site is served at ${baseUrl}  (stop with Ctrl-C)`);
}
