// The schema reference: every value of every schema is described, at a stable anchor, and each link to another schema
// leads to it.

import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { SCHEMAS_BY_FILE } from "../../src/core/schema/node.ts";
import { anchorOf, partsOf, type SchemaRow } from "../../src/core/schema/reference/rows.ts";

const FILES = readdirSync("schemas").filter((file) => file.endsWith(".schema.json"));
/**
 * Each keyword that the pages describe, including those shown as the name of something else. Conditions repeat for
 * programs what descriptions say.
 */
const DESCRIBED = new Set(
  `$schema $id $ref $comment $defs title description type properties required additionalProperties
  items const enum examples pattern patternErrorMessage minLength maxLength minimum maximum minItems
  maxItems defaultSnippets if then else`.split(/\s+/),
);

/** The end of a pointer to the items of a list, not to a property called items. */
const ITEMS = /(?<!\/properties)\/items$/;

interface Json {
  [key: string]: unknown;
}
const isObject = (value: unknown): value is Json => typeof value === "object" && value !== null;

/** Every schema in a schema, by pointer, as a plain walk finds them. */
function nodesIn(node: Json, pointer = ""): [pointer: string, node: Json][] {
  const named = ["properties", "$defs"].flatMap((key) =>
    Object.entries(isObject(node[key]) ? node[key] : {}).flatMap(([name, child]) =>
      isObject(child) ? nodesIn(child, `${pointer}/${key}/${name}`) : [],
    ),
  );
  const items = isObject(node.items) ? nodesIn(node.items, `${pointer}/items`) : [];
  const each = isObject(node.additionalProperties)
    ? nodesIn(node.additionalProperties, `${pointer}/additionalProperties`)
    : [];
  return [[pointer, node], ...named, ...items, ...each];
}

const read = (file: string): Json => JSON.parse(readFileSync(`schemas/${file}`, "utf8"));
const rowsIn = (file: string): SchemaRow[] =>
  partsOf(file).flatMap(({ self, rows }) => [self, ...rows]);

it("knows every schema in the folder", () => {
  expect([...SCHEMAS_BY_FILE.keys()].sort()).toEqual(FILES.sort());
  expect(FILES.length).toBeGreaterThan(9);
});

describe.each(FILES)("%s", (file) => {
  const nodes = nodesIn(read(file));

  it("is written with keywords that its page tells", () => {
    for (const [pointer, node] of nodes) {
      const unknown = Object.keys(node).filter((keyword) => !DESCRIBED.has(keyword));
      expect(unknown, pointer).toEqual([]);
      if (isObject(node.additionalProperties)) expect(node.properties, pointer).toBe(undefined);
      else expect([undefined, true, false], pointer).toContain(node.additionalProperties);
    }
  });

  it("has a row for each of its values, once", () => {
    const anchors = rowsIn(file).map(({ anchor }) => anchor);
    const named = nodes.map(([pointer]) => pointer).filter((it) => !ITEMS.test(it));
    const values = named.filter((it) => it !== "" || file !== "common.schema.json");
    expect(anchors.sort()).toEqual(values.map(anchorOf).sort());
    expect(new Set(anchors).size).toBe(anchors.length);
    for (const anchor of anchors) expect(anchor).toMatch(/^[A-Za-z0-9._-]*$/);
  });

  it("has words, limits and values for whatever asks something", () => {
    const byAnchor = new Map(rowsIn(file).map((row) => [row.anchor, row]));
    for (const [pointer, node] of nodes) {
      const row = byAnchor.get(anchorOf(pointer.replace(ITEMS, "")));
      const said = JSON.stringify(row);
      for (const key of ["minLength", "maxLength", "minItems", "maxItems", "minimum", "maximum"]) {
        if (node[key] !== undefined) expect(said, `${pointer} ${key}`).toContain(String(node[key]));
      }
      const words = node.patternErrorMessage ?? node.pattern;
      if (words !== undefined && row) expect(said).toContain(JSON.stringify(words).slice(1, -1));
      if (typeof node.description === "string" && row) {
        if (ITEMS.test(pointer)) expect(said).toContain(node.description);
        else expect(row.description).toBe(node.description);
      }
      for (const value of Array.isArray(node.enum) ? node.enum : []) {
        expect(row?.values).toContain(JSON.stringify(value));
      }
    }
  });

  it("links what it refers to by an anchor that is there", () => {
    for (const { path, target } of rowsIn(file)) {
      if (!target) continue;
      expect(FILES, path).toContain(target.file);
      const there = rowsIn(target.file).map(({ anchor }) => anchor);
      expect(there, `${path} -> ${target.anchor}`).toContain(target.anchor);
    }
  });
});

describe("a row", () => {
  const rowOf = (file: string, path: string) =>
    partsOf(`${file}.schema.json`)
      .flatMap(({ rows }) => rows)
      .find((row) => row.path === path);

  it("says what a reference leads to, and what is asked there", () => {
    expect(rowOf("lattice", "stableId")).toEqual({
      anchor: "properties-stableId",
      path: "stableId",
      types: "string",
      target: { file: "common.schema.json", anchor: "defs-id", title: "Id" },
      required: true,
      description: "The lattice's identity. It changes only when the lattice retires (a bump).",
      limits: [{ words: "64 lowercase hex digits, without 0x." }],
      values: [],
      examples: [],
    });
  });

  it("describes a list's items, a nested object's place and a choice's values", () => {
    expect(rowOf("coalition", "lattices")).toMatchObject({
      itemTypes: "",
      target: { file: "lattice.schema.json", anchor: "", title: "Lattice" },
      limits: [{ words: "At most 1000 items." }],
    });
    expect(rowOf("coalition", "modules.atlas")).toMatchObject({
      types: "object or null",
      required: true,
    });
    expect(rowOf("registry-config", "links[].title")).toMatchObject({
      anchor: "properties-links-items-properties-title",
      required: true,
      examples: ['"Questions"'],
    });
    expect(rowOf("coalition", "archetype")?.values).toEqual([
      '"ecosystem"',
      '"service"',
      '"multi-operator"',
    ]);
    expect(rowOf("coalition", "schemaVersion")).toMatchObject({ types: "integer", values: ["1"] });
    expect(rowOf("check-result", "firstReferred")?.limits).toEqual([
      { words: "At most 5000 items." },
      { words: "Each: 1 to 9007199254740991." },
    ]);
    expect(rowOf("check-result", "head")?.limits).toEqual([
      { words: "Matches", code: "^[0-9a-f]{40}([0-9a-f]{24})?$" },
    ]);
  });
});
