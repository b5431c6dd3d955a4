// A site in memory, served on loopback as a host of static files would.

import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

const TYPES: Record<string, string> = {
  html: "text/html; charset=utf-8",
  css: "text/css",
  js: "text/javascript",
  svg: "image/svg+xml",
};

export interface ServedFiles {
  /** With a final slash. */
  address: string;
  stop(): void;
}

export async function serveFiles(files: ReadonlyMap<string, string>): Promise<ServedFiles> {
  const server = createServer(({ url = "/" }, response) => {
    const { pathname } = new URL(url, "http://x");
    const path = pathname.slice(1) + (pathname.endsWith("/") ? "index.html" : "");
    const text = files.get(path);
    const type = TYPES[path.split(".").at(-1) ?? ""] ?? "text/plain; charset=utf-8";
    response.writeHead(text === undefined ? 404 : 200, { "content-type": type });
    response.end(text);
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const { port } = server.address() as AddressInfo;
  return { address: `http://127.0.0.1:${port}/`, stop: () => server.close() };
}
