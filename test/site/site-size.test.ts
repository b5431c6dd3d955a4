// How large a page and a site are, in bytes: so that they do not grow unnoticed. `npm run bench -- site-size` says how
// far that is from the goal, and what each kind of file takes.

import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { sizeOfOne } from "../../bench/site-size.ts";
import type { Definition } from "../../src/core/registry/definition.ts";
import { EXAMPLES } from "../support/examples.ts";
import { commitOf } from "../support/histories.ts";
import { memoryRegistry } from "../support/memory-registry.ts";
import { fileOf } from "../support/registries.ts";
import { renderView } from "../support/rendered-site.ts";

const CONFIG = {
  name: "Examples",
  description: "As they come.",
  baseUrl: "https://coalitions.example/",
};
/** The size of a page before compression. */
const LARGEST_PAGE = 106_000;
/** In KB of 1,000 bytes, of a coalition of 6 KB. */
const LARGEST = new Map([
  [1, 188],
  [3, 299],
]);

it.skipIf(EXAMPLES.length === 0)("holds the largest page of the examples", async () => {
  const examples: Definition[] = EXAMPLES.map((file) => JSON.parse(readFileSync(file, "utf8")));
  const commits = examples.map((it, index) => commitOf({ [fileOf(it)]: it }, index));
  const files = await renderView(memoryRegistry(commits), CONFIG);
  const pages = examples.map(({ name }) => files.get(`${name}/index.html`) ?? "");
  const sizes = pages.map((text) => Buffer.byteLength(text));
  expect(Math.min(...sizes)).toBeGreaterThan(10_000);
  expect(Math.max(...sizes)).toBeLessThanOrEqual(LARGEST_PAGE);
});

it.each([...LARGEST])(
  "holds what a coalition of %i fingerprints adds to a site",
  async (count, most) => {
    const kinds = await sizeOfOne(8, count);
    const size = [...kinds.values()].reduce((sum, it) => sum + it, 0);
    expect(size).toBeGreaterThan(50);
    expect(size).toBeLessThanOrEqual(most);
  },
);
