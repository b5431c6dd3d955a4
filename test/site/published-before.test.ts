// Today's code publishes what earlier code published: see test/fixtures/published-before.

import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { filesBelow } from "../support/files-below.ts";
import { renderRegistry } from "../support/rendered-site.ts";

const BUNDLE = resolve("test/fixtures/published-before/registry.bundle");
const FEED = /\.(rss|atom|feed\.json)$/;
/** Announcements of breaking changes are in these feeds since then; their archives are unchanged. */
const GROWN = /^breaking\.(rss|atom|feed\.json)$/;
const ENDED = /^citizens\/[0-9a-f]{64}\.(rss|feed\.json)$/;
const SAME_BYTES = /\/(fingerprint\.txt|coalition\.json|history\/[^/]+\.json)$/;
const ID_OR_DATE =
  /<(id|guid|updated|published|pubDate|lastBuildDate)\b[^>]*>[^<]*|"(id|date_published|date_modified)":\s*"[^"]*"/g;

let folder: string;
let before: Map<string, string>;
let today: Map<string, string>;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "published-before-"));
  before = new Map(
    [...filesBelow(clone("published"))].filter(([path]) => !path.startsWith(".git/")),
  );
  const registry = clone("main");
  const config = JSON.parse(readFileSync(join(registry, "registry.config.json"), "utf8"));
  today = await renderRegistry(registry, config);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function clone(branch: string): string {
  const to = join(folder, branch);
  execFileSync("git", ["clone", "--quiet", "--branch", branch, BUNDLE, to], { stdio: "pipe" });
  return to;
}

/** Both texts of each published file whose path is one of `paths`; a file that is gone has an empty text. */
function* pairs(paths: (path: string) => boolean): Generator<[string, string, string]> {
  let count = 0;
  for (const [path, text] of before) {
    if (!paths(path)) continue;
    count++;
    yield [path, text, today.get(path) ?? ""];
  }
  expect(count, "files compared").toBeGreaterThan(5);
}

describe("for good", () => {
  it("has every chain, index and lookup, with additions by new names alone", () => {
    const isData = (path: string) =>
      path.endsWith(".json") && !/^schemas\//.test(path) && !FEED.test(path);
    for (const [path, then, now] of pairs((path) => isData(path) && !SAME_BYTES.test(path))) {
      expect(JSON.parse(now || "null"), path).toMatchObject(JSON.parse(reworded(then)));
    }
  });

  // A constant is made from its definition again at every build, and carries more than it did then.
  it("has a constant for each definition, with the same fingerprint", () => {
    for (const [path, then, now] of pairs((path) => /\/coalition\.(rs|ts)$/.test(path))) {
      const [fingerprint = "none"] =
        /(?<=FINGERPRINT: UniqueId = unique_id!\("|"fingerprint": ")\w{64}/.exec(then) ?? [];
      expect(now, path).toContain(fingerprint);
    }
  });

  it("has the same fingerprints and definitions", () => {
    for (const [path, then, now] of pairs((path) => SAME_BYTES.test(path))) {
      expect(now, path).toBe(then);
    }
  });

  it("has feed items under the same ids and dates", () => {
    const isSame = (path: string) => FEED.test(path) && !GROWN.test(path) && !ENDED.test(path);
    for (const [path, then, now] of pairs(isSame)) {
      expect(now.match(ID_OR_DATE), path).toEqual(then.match(ID_OR_DATE));
    }
  });

  it("has the same ids and dates in the feed of what breaks, in their order, among those of what will break", () => {
    const grown = [...before].filter(([path]) => GROWN.test(path));
    expect(grown).toHaveLength(3);
    for (const [path, then] of grown) {
      const items = itemsOf(path, then);
      expect(items.length, path).toBeGreaterThan(5);
      const now = itemsOf(path, today.get(path) ?? "");
      expect(now.length, path).toBeGreaterThan(items.length);
      expect(
        now.filter((it) => items.includes(it)),
        path,
      ).toEqual(items);
    }
  });

  it("has the same schemas, except their words and what has come since", () => {
    for (const [path, then, now] of pairs((path) => path.startsWith("schemas/"))) {
      expect(JSON.parse(now || "null", asBefore), path).toEqual(JSON.parse(then, asBefore));
    }
  });
});

/** The id and dates of each item of a feed: readers identify an item by these, whatever its words. */
function itemsOf(path: string, text: string): string[] {
  const items = path.endsWith(".json")
    ? (JSON.parse(text).items as unknown[]).map((it) => JSON.stringify(it))
    : (text.match(/<(entry|item)>[\s\S]*?<\/\1>/g) ?? []);
  return items.map((item) => (item.match(ID_OR_DATE) ?? []).join(" "));
}

/** The titles of entries are derived again at every build, so their words may improve. */
function reworded(then: string): string {
  return then.replaceAll("redFlags changed", "red flags changed");
}

const NOT_AS_BEFORE = new Set([
  "logo",
  "socialImage",
  "derivation",
  "networkId",
  "urgent",
  "atOnce",
  "hub",
  "returnsTo",
]);

/** What the schemas take since, beside what they took: joiners in a reason, an address as a definition's $schema. */
const WIDENED: [now: string, before: string][] = [
  ["\\u200b\\u200e\\u200f", "\\u200b-\\u200f"],
  ["((\\.\\./)+|https://[A-Za-z0-9._~:/@%+-]{1,200}/)", "(\\.\\./)+"],
];

function asBefore(key: string, value: unknown): unknown {
  if (key === "pattern") {
    return WIDENED.reduce((pattern, [now, before]) => pattern.replace(now, before), String(value));
  }
  const isWords =
    /^(description|patternErrorMessage|\$comment)$/.test(key) && typeof value === "string";
  return isWords || NOT_AS_BEFORE.has(key) ? undefined : value;
}
