// A site in memory, served on loopback below a path of one's choice, with faults where they are asked for.

import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

export interface ServedFiles {
  /** With a final slash. */
  address: string;
  /** The paths that were asked for, below the address. */
  readonly asked: string[];
  /** Paths that are answered with 503, or, with a promise, when that is kept. */
  readonly faults: Map<string, "unavailable" | Promise<void>>;
  stop(): void;
}

const TYPES: Record<string, string> = {
  html: "text/html; charset=utf-8",
  css: "text/css",
  js: "text/javascript",
  json: "application/json",
  svg: "image/svg+xml",
};

/** `below`: "/registry/" serves the site as GitHub Pages serves a project's. */
export async function serveFiles(
  files: ReadonlyMap<string, string>,
  below: string,
): Promise<ServedFiles> {
  const asked: string[] = [];
  const faults: ServedFiles["faults"] = new Map();
  const server = createServer(async ({ url = "" }, response) => {
    const { pathname } = new URL(url, "http://x");
    const path = pathname.startsWith(below) ? pathname.slice(below.length) : undefined;
    const file = path === undefined || /(^|\/)$/.test(path) ? `${path ?? "?"}index.html` : path;
    asked.push(file);
    const fault = faults.get(file);
    if (fault === "unavailable") return void response.writeHead(503).end();
    await fault;
    const text = files.get(file);
    const type = TYPES[file.slice(file.lastIndexOf(".") + 1)] ?? "text/plain";
    response.writeHead(text === undefined ? 404 : 200, { "content-type": type }).end(text);
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address() as AddressInfo;
  const address = `http://127.0.0.1:${port}${below}`;
  return {
    address,
    asked,
    faults,
    stop: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}
