// What a site takes, in bytes and not in time: of registries in memory, whose files are made one after the other and
// never kept.

import { allFiles, siteTree } from "../site/site-tree.ts";
import type { Definition } from "../src/core/registry/definition.ts";
import { commitOf } from "../test/support/histories.ts";
import { memoryRegistry } from "../test/support/memory-registry.ts";
import { fileOf } from "../test/support/registries.ts";
import { definitionAt } from "./definitions.ts";
import { bumped } from "./registry.ts";
import type { Row } from "./rows.ts";

/** In KB of 1,000 bytes: 10,000 coalitions are then within the 1 GB of GitHub Pages. */
const GOAL = 100;
const WANTED = 10_000;

const CONFIG = {
  name: "A large registry",
  description: "As many coalitions as one registry should bear.",
  baseUrl: "https://coalitions.example/",
  repository: "https://github.com/acme/coalitions",
};

const SCHEMA = "../schemas/coalition.schema.json";

/** What files are for, by their paths; the first that matches. */
const KINDS: [kind: string, path: RegExp][] = [
  ["definitions and change logs", /\/(coalition|changes|history\/\w+)\.json$|CHANGELOG\.md$/],
  ["constants", /\/(coalition|next\/\w+)\.(rs|ts)(\.json)?$|\/fingerprint\.txt$/],
  ["handshake pages", /^[^/]+\.[^/]+\/index\.html$/],
  ["other pages of coalitions", /^[^/]+\.[^/]+\/.*index\.html$/],
  ["citizens", /^citizens\//],
  ["feeds and calendars", /\.(rss|atom|ics|feed\.json)$/],
  ["lookup and search", /^api\/v1\/(lookup|search)\//],
  ["the rest", /^/],
];

/** The bytes of each kind of file. Every citizen is in one coalition alone, so that there are as many as possible. */
export async function siteSizes(
  coalitions: number,
  fingerprints: number,
): Promise<Map<string, number>> {
  const versions = Array.from({ length: coalitions }, (_, index) =>
    versionsOf(definitionAt(index, SCHEMA), fingerprints),
  ).flat();
  const commits = versions.map((version, index) => ({
    ...commitOf({ [fileOf(version)]: version }, index, index / 24),
    subject: `Merge pull request #${index + 1}: ${version.title}`,
  }));
  const sizes = new Map(KINDS.map(([kind]) => [kind, 0]));
  for (const { path, content } of allFiles(
    siteTree({ ...memoryRegistry(commits), config: CONFIG }),
  )) {
    const made = await content();
    const kind = KINDS.find(([, of]) => of.test(path))?.[0] ?? "";
    sizes.set(kind, (sizes.get(kind) ?? 0) + (made === undefined ? 0 : Buffer.byteLength(made)));
  }
  return sizes;
}

function versionsOf(first: Definition, count: number): Definition[] {
  const versions = [first];
  while (versions.length < count) versions.push(bumped(versions.at(-1) as Definition));
  return versions;
}

/** What a further coalition adds to the site, in KB, by kind: what all share is left out. */
export async function sizeOfOne(coalitions: number, fingerprints: number) {
  const [half, whole] = [
    await siteSizes(coalitions, fingerprints),
    await siteSizes(2 * coalitions, fingerprints),
  ];
  return new Map(
    [...whole].map(([kind, bytes]) => [kind, (bytes - (half.get(kind) ?? 0)) / coalitions / 1000]),
  );
}

export async function measureSize(coalitions: number): Promise<Row[]> {
  const rows: Row[] = [];
  for (const fingerprints of [1, 3]) {
    const sizes = await sizeOfOne(coalitions, fingerprints);
    const all = [...sizes.values()].reduce((sum, it) => sum + it, 0);
    const what = `a coalition of ${fingerprints === 1 ? "one fingerprint" : `${fingerprints} fingerprints`}`;
    rows.push({ what, unit: "KB", values: [all], goal: GOAL });
    for (const [kind, size] of sizes)
      rows.push({ what: `of it ${kind}`, unit: "KB", values: [size] });
    const site = (all * WANTED) / 1000;
    rows.push({
      what: `so ${WANTED} of them`,
      unit: "MB",
      values: [site],
      goal: (GOAL * WANTED) / 1000,
    });
  }
  return rows;
}
