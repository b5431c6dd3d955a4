// Answers one request to the local server with a file of the site, built when it is asked for.

import type { IncomingMessage, ServerResponse } from "node:http";
import { findFile, type SiteTree } from "../site/site-tree.ts";
import { note } from "./terminal.ts";

const HTML = "text/html; charset=utf-8";
const TEXT = "text/plain; charset=utf-8";

/** By file extension. Constants and change logs are served as text, since a browser would only save them. */
const TYPES: Record<string, string> = {
  html: HTML,
  css: "text/css; charset=utf-8",
  js: "text/javascript; charset=utf-8",
  json: "application/json",
  svg: "image/svg+xml",
  png: "image/png",
  xml: "application/xml",
  rss: "application/rss+xml",
  atom: "application/atom+xml",
};

/** Answers GET and HEAD. The address of a folder without its final slash redirects to the one with it. */
export async function answer(
  tree: SiteTree,
  { method = "", url = "" }: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const send = (status: number, headers: Record<string, string>, content?: string | Uint8Array) =>
    response
      .writeHead(status, { "Cache-Control": "no-cache", ...headers })
      .end(method === "HEAD" ? undefined : content);
  if (method !== "GET" && method !== "HEAD") return void send(405, { Allow: "GET, HEAD" });
  const [address = "", ...query] = url.split("?");
  const path = pathOf(address);
  try {
    const content = await findFile(tree, path)?.content();
    if (content !== undefined) return void send(200, { "Content-Type": typeOf(path) }, content);
    if (findFile(tree, `${path}/index.html`)) {
      return void send(302, { Location: [`${address}/`, ...query].join("?") });
    }
    send(404, { "Content-Type": HTML }, await findFile(tree, "404.html")?.content());
  } catch (error) {
    const { message } = error as Error;
    note(message);
    send(500, { "Content-Type": TEXT }, `${message}\n`);
  }
}

/** The path below the base URL; "" if no file can have this address. */
function pathOf(address: string): string {
  try {
    return decodeURIComponent(address)
      .slice(1)
      .replace(/(^|\/)$/, "$1index.html");
  } catch {
    return "";
  }
}

function typeOf(path: string): string {
  return TYPES[path.slice(path.lastIndexOf(".") + 1)] ?? TEXT;
}
