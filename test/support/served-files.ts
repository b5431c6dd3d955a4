// A site in memory, served on loopback below any path as GitHub Pages serves it: compressed, with the site's own
// error page, and with faults on request.

import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { gzipSync } from "node:zlib";

export interface ServedFiles {
  /** With a final slash. */
  address: string;
  /** The requested paths, below the address. */
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
  const server = createServer(async ({ url = "", headers }, response) => {
    const { pathname } = new URL(url, "http://x");
    const path = pathname.startsWith(below) ? pathname.slice(below.length) : undefined;
    const file = path === undefined || /(^|\/)$/.test(path) ? `${path ?? "?"}index.html` : path;
    asked.push(file);
    const fault = faults.get(file);
    if (fault === "unavailable") return void response.writeHead(503).end();
    await fault;
    const found = files.get(file);
    const text = found ?? files.get("404.html") ?? "";
    const type = found === undefined ? "html" : file.slice(file.lastIndexOf(".") + 1);
    const compressed = /\bgzip\b/.test(String(headers["accept-encoding"]));
    response.writeHead(found === undefined ? 404 : 200, {
      "content-type": TYPES[type] ?? "text/plain",
      "cache-control": "max-age=600",
      ...(compressed ? { "content-encoding": "gzip", vary: "accept-encoding" } : {}),
    });
    response.end(compressed ? gzipSync(text) : text);
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
