// The whole output of a miniature registry, file by file, against reviewed golden files.

import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { filesBelow } from "../support/files-below.ts";
import type { GitRepository } from "../support/git-repository.ts";
import { miniatureRegistry } from "../support/miniature.ts";
import { renderRegistry } from "../support/rendered-site.ts";

const CONFIG = {
  name: "Mini registry",
  description: "A registry in miniature.",
  baseUrl: "https://mini.example/registry/",
  repository: "https://git.example/mini/registry",
};

let repository: GitRepository;
let files: Map<string, string>;
beforeAll(async () => {
  repository = miniatureRegistry();
  files = await render();
});
afterAll(() => {
  vi.useRealTimers();
  repository.delete();
});

function render(): Promise<Map<string, string>> {
  return renderRegistry(repository.folder, CONFIG);
}

/**
 * One tag a line, for a diff that can be read; and without the assets' hashes, which change with
 * every touch of the style, which the browser tests cover.
 */
const readable = (path: string, text: string) =>
  path.endsWith(".html")
    ? text
        .replaceAll("><", ">\n<")
        .replace(/\.[0-9a-f]{12}\.(css|js|svg|png)/g, ".HASH.$1")
        .replace(SEARCH, "$1HASH/")
    : text.replace(/"code": "[0-9a-f]{64}"/, '"code": "HASH"');

/** The search's files are in a folder that is named by what they hold. */
const SEARCH = /(api\/v1\/search\/)[0-9a-f]{12}\//;

describe("the site of a miniature registry", () => {
  it("is the golden one", async () => {
    const golden = [...files].filter(
      ([path, text]) =>
        !/^(assets\/|schemas\/.)/.test(path.replace(/^schemas\/index/, "")) &&
        !text.startsWith('{"ids":{},'),
    );
    const names = golden.map(([path]) => path.replace(SEARCH, "$1HASH/"));
    expect(names.sort()).toEqual([...filesBelow("test/golden/site").keys()].sort());
    for (const [path, text] of golden) {
      const file = path.replace(SEARCH, "$1HASH/");
      await expect(readable(path, text)).toMatchFileSnapshot(`../golden/site/${file}`);
    }
  });

  it("has all 256 files of the lookup, also empty ones", () => {
    const shards = [...files.keys()].filter((path) => /^api\/v1\/lookup\/..\.json$/.test(path));
    expect(new Set(shards).size).toBe(256);
  });

  it("is the same bytes twice, whatever the time", async () => {
    vi.useFakeTimers({ toFake: ["Date"], now: Date.UTC(2042, 6, 1) });
    expect(await render()).toEqual(files);
  });

  it("publishes the schemas at their own $id", () => {
    const schemas = [...files].filter(([path]) => path.endsWith(".schema.json"));
    expect(schemas.length).toBeGreaterThan(9);
    for (const [path, text] of schemas) {
      expect(JSON.parse(text).$id).toBe(CONFIG.baseUrl + path);
    }
  });
});
