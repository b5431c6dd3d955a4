// The local server's answers: status, headers and content, by method and address.

import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { answer } from "../../scripts/answer.ts";
import type { SiteTree } from "../../site/site-tree.ts";

const file = (path: string, text: string) => ({ path, content: () => text });
const TREE: SiteTree = [
  file("index.html", "the list"),
  file("404.html", "not found"),
  file("a.b/index.html", "a page"),
  file("a.b/coalition.rs", "const"),
  file("a.b/changes.atom", "<feed/>"),
  file("a.b/data.json", "{}"),
  {
    path: "broken.json",
    content: () => {
      throw new Error("git has no blob");
    },
  },
  { path: "lost.json", content: async () => undefined },
];

let server: Server;
let address: string;
beforeAll(async () => {
  server = createServer((request, response) => void answer(TREE, request, response));
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.close();
  server.closeAllConnections();
});

const ask = (path: string, method = "GET") => fetch(address + path, { method, redirect: "manual" });

describe("the local server", () => {
  it.each([
    ["/", "text/html; charset=utf-8", "the list"],
    ["/?q=a", "text/html; charset=utf-8", "the list"],
    ["/a.b/", "text/html; charset=utf-8", "a page"],
    ["/a%2Eb/index.html", "text/html; charset=utf-8", "a page"],
    ["/a.b/coalition.rs", "text/plain; charset=utf-8", "const"],
    ["/a.b/changes.atom", "application/atom+xml", "<feed/>"],
    ["/a.b/data.json", "application/json", "{}"],
  ])("serves %s as %s", async (path, type, text) => {
    const response = await ask(path);
    expect([response.status, response.headers.get("content-type")]).toEqual([200, type]);
    expect(response.headers.get("cache-control")).toBe("no-cache");
    expect(await response.text()).toBe(text);
  });

  it("answers HEAD without content, and refuses other methods", async () => {
    const head = await ask("/a.b/", "HEAD");
    expect([head.status, await head.text()]).toEqual([200, ""]);
    const post = await ask("/a.b/", "POST");
    expect([post.status, post.headers.get("allow")]).toEqual([405, "GET, HEAD"]);
  });

  it("redirects a folder's address to the one with a slash, with its query", async () => {
    const response = await ask("/a.b?from=1");
    expect([response.status, response.headers.get("location")]).toEqual([302, "/a.b/?from=1"]);
  });

  it.each(["/gone", "/gone/", "/lost.json", "/..%2f..%2fetc/passwd", "/%", "//a.b"])(
    "shows the site's 404 page for %s",
    async (path) => {
      const response = await ask(path);
      expect([response.status, await response.text()]).toEqual([404, "not found"]);
    },
  );

  it("reports what went wrong when a file cannot be built", async () => {
    const response = await ask("/broken.json");
    expect([response.status, await response.text()]).toEqual([500, "git has no blob\n"]);
  });
});
