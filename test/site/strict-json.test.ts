// Strict readers can read all published JSON. What was published before this rule stays as it is.

import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { buildRegistry } from "../../site/build-registry.ts";
import { UnreadableFileError } from "../../site/json-gate.ts";
import { canonicalJson } from "../../src/core/derivation/canonical-json.ts";
import { publishedJson, strictFaultIn } from "../../src/core/published/json.ts";
import { parseChain } from "../../src/core/published/shapes.ts";
import { changed, definition, lattice } from "../support/definitions.ts";
import { filesBelow } from "../support/files-below.ts";
import { GitRepository } from "../support/git-repository.ts";
import { renderRegistry } from "../support/rendered-site.ts";

const HALF = definition({ name: "mini.half", title: "Half \ud83d" });
const WHOLE = { ...HALF, title: "Whole" };
const CONFIG = { name: "Mini", description: "Mini.", baseUrl: "https://mini.example/" };

let repository: GitRepository;
let folder: string;
beforeAll(async () => {
  repository = new GitRepository();
  repository.writeDefinition(HALF);
  repository.writeDefinition(definition({ name: "mini.other" }));
  repository.commit("Publish");
  repository.writeDefinition(WHOLE);
  repository.commit("Whole");
  folder = mkdtempSync(join(tmpdir(), "strict-"));
  // Nothing held this back once.
  for (const [path, text] of await renderRegistry(repository.folder, CONFIG)) {
    const file = join(folder, "before", path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
});
afterAll(() => {
  repository.delete();
  rmSync(folder, { recursive: true, force: true });
});

const out = () => join(folder, "out");
const build = (where?: string) =>
  buildRegistry(repository.folder, {
    out: out(),
    publishing: where === undefined ? undefined : { where, publishAnyway: "", sayFirst: "" },
  });
const textOf = (path: string) => readFileSync(path, "utf8");

describe("half of a surrogate pair in the history", () => {
  it("is not published: the message has the file, the place and what to do, and nothing is written", async () => {
    const refusal = await build().catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(UnreadableFileError);
    expect(String(refusal)).toMatch(/mini\.half\/.*\.json .* is U\+D83D, .*--previous/);
    expect(existsSync(out())).toBe(false);
  });

  it("stays where it was published before, and nowhere else", async () => {
    const { news } = await build(join(folder, "before"));
    expect(news).toEqual([]);
    const faulty: string[] = [];
    for (const [path, text] of filesBelow(out())) {
      if (path.endsWith(".json") && strictFaultIn(text) !== undefined) faulty.push(path);
    }
    const fingerprint = HALF.fingerprint;
    expect(faulty).toEqual(["mini.half/changes.json"]);
    expect(textOf(join(out(), "mini.half/changes.json"))).toBe(
      textOf(join(folder, "before/mini.half/changes.json")),
    );
    expect(existsSync(join(out(), `mini.half/history/${fingerprint}.json`))).toBe(true);
    const chain = parseChain(readFileSync(join(out(), "mini.half/changes.json")));
    expect(chain.fault).toBeUndefined();
  });

  it("does not come with something new", async () => {
    repository.writeDefinition(changed(WHOLE, { lattices: [lattice("more.mainnet")] }));
    repository.commit("Go on");
    expect((await build(join(folder, "before"))).news).toHaveLength(1);
    repository.writeDefinition(
      changed(HALF, { title: "Half again \udc00", lattices: [lattice("again.mainnet")] }),
    );
    repository.commit("Half again");
    await expect(build(join(folder, "before"))).rejects.toThrow(UnreadableFileError);
  });
});

describe("what the site makes", () => {
  it("has U+FFFD in place of halves, in keys, too", () => {
    const text = publishedJson({ "a\ud800": ["b\udc00", "😀", "\\ud83d"] }, 2);
    expect(JSON.parse(text)).toEqual({ "a\ufffd": ["b\ufffd", "😀", "\\ud83d"] });
    expect(strictFaultIn(text)).toBeUndefined();
  });

  it.each([Number.NaN, Number.POSITIVE_INFINITY])("has no %s", (number) => {
    expect(() => publishedJson({ a: [number] })).toThrow("/a/0 is");
    expect(() => canonicalJson({ a: [number] })).toThrow("/a/0 is");
  });
});

it.each([
  ['{"a": 1e400}', /\/a is Infinity/],
  ['{"a/b": ["\\udfff"]}', /\/a~1b\/0 is U\+DFFF/],
  ['{"\\ud83d": 1}', /is U\+D83D/],
  ['{"a": 1, "a": 2}', /twice/],
  ['{"a": 1,}', /comma/],
  ["\ufeff{}", /U\+FEFF/],
])("%s is held back at the gate", (text, reason) => {
  expect(strictFaultIn(text)).toMatch(reason);
});

it.each(["\ud83d", ["\udc00"], { "\ud800": 1 }])("%j has no canonical form", (value) => {
  expect(() => canonicalJson(value)).toThrow(/RFC 8785.*half of a surrogate pair/);
});
