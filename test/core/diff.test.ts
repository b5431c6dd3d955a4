// The semantic diff: every kind of change is reported by its name, once, and breaks integrators exactly if the
// fingerprint changes.

import { describe, expect, it } from "vitest";
import { CHANGE_KINDS, type ChangeKind } from "../../src/core/changes/change.ts";
import { diffDefinitions } from "../../src/core/changes/diff.ts";
import type { Definition } from "../../src/core/registry/definition.ts";
import { ALSO, BEFORE, CASES } from "../support/change-cases.ts";
import {
  changed,
  confluence,
  definition,
  lattice,
  OPERATOR,
  organism,
  shippedModule,
} from "../support/definitions.ts";
import { idOf } from "../support/ids.ts";

function kinds(before: Definition, after: Definition): ChangeKind[] {
  return diffDefinitions(before, after).map(({ kind }) => kind);
}

describe("a change of each kind", () => {
  it.each(Object.entries(CASES))("%s is reported as that", (name, [before, after]) => {
    const kind = name as ChangeKind;
    expect(kinds(before, after)).toEqual([...(ALSO[kind] ?? []), kind]);
  });

  it.each(Object.entries(CASES))("%s breaks where the fingerprint changes", (name, pair) => {
    const [before, after] = pair;
    const breaking = diffDefinitions(before, after).some((it) => it.breaking);
    // A retirement ends what integrators compiled in, and leaves its id.
    expect(breaking).toBe(before.fingerprint !== after.fingerprint || name === "retired");
  });
});

describe("what breaks integrators, by the field's own table", () => {
  const breaking: ChangeKind[] = [
    "citizen-bumped",
    "confluence-upgraded",
    "module-upgraded",
    "citizen-added",
    "citizen-removed",
    "coalition-renamed",
    "confluence-added",
    "confluence-removed",
    "module-shipped",
    "module-withdrawn",
    "order-changed",
    "derivation-changed",
    "issuer-added",
    "issuer-rotated",
    "issuer-removed",
    "retired",
  ];

  it("is this and nothing else", () => {
    const found = Object.entries(CHANGE_KINDS).filter(([, breaks]) => breaks);
    expect(found.map(([kind]) => kind).sort()).toEqual(breaking.sort());
  });
});

describe("a change says", () => {
  const one = (before: Definition, after: Definition) => diffDefinitions(before, after)[0];

  it("what it is about, the property and both values", () => {
    const [before, after] = CASES["content-hash-rotated"];
    expect(one(before, after)).toEqual({
      kind: "content-hash-rotated",
      part: { class: "lattice", name: "a.mainnet" },
      field: "contentHash",
      breaking: false,
      pinnedBy: [],
      before: idOf("a, content"),
      after: idOf("x"),
    });
  });

  it("who pins a content hash, before or after", () => {
    const [before, after] = CASES["content-hash-rotated"];
    const pin = (contentHash?: string) => [
      confluence("router", {
        span: [
          { stableId: lattice("a.mainnet").stableId, ...(contentHash ? { contentHash } : {}) },
        ],
      }),
    ];
    const pinnedBy = (then: Definition, now: Definition) =>
      diffDefinitions(then, now).find(({ kind }) => kind === "content-hash-rotated")?.pinnedBy;
    const pinned = { ...before, confluences: pin(idOf("a, content")) };
    expect(pinnedBy(pinned, { ...after, confluences: pin(idOf("x")) })).toEqual([
      "confluence router",
    ]);
    expect(pinnedBy(pinned, after)).toEqual(["confluence router"]);
    expect(pinnedBy(before, { ...after, confluences: pin(idOf("other")) })).toEqual([]);
    // If neither version has a pin, nothing pins the old content hash.
    const [first, ...others] = before.lattices;
    if (!first) throw new Error("There is no lattice.");
    const { contentHash: _, ...bare } = first;
    const without = { ...before, lattices: [bare, ...others], confluences: pin() };
    expect(pinnedBy(without, { ...after, confluences: pin() })).toEqual([]);
  });

  it("null for what was absent", () => {
    const [before, after] = CASES["module-shipped"];
    expect(one(before, after)).toEqual({
      kind: "module-shipped",
      part: { class: "module", name: "chronicle" },
      breaking: true,
      before: null,
      after: shippedModule("chronicle"),
    });
  });

  it("those that break first", () => {
    const after = changed(BEFORE, { title: "x", ticketIssuer: null, peerHints: [] });
    const flags = diffDefinitions(BEFORE, after).map((it) => it.breaking);
    expect(flags).toEqual([true, false, false]);
  });
});

describe("parts are matched by identity", () => {
  const [a, b, c] = [lattice("a"), lattice("b"), lattice("c")];
  const of = (...lattices: Definition["lattices"]) => definition({ lattices });
  const cases: [string, Definition, Definition, ChangeKind[]][] = [
    ["removed before others", of(a, b, c), of(b, c), ["citizen-removed"]],
    ["added before others", of(b, c), of(a, b, c), ["citizen-added"]],
    ["turned around", of(a, b, c), of(c, b, a), ["order-changed"]],
    ["replaced", of(a, b), of(a, c), ["citizen-removed", "citizen-added"]],
    ["replaced and turned", of(a, b), of(c, a), ["citizen-removed", "citizen-added"]],
    [
      "two that swap their names",
      of(a, b),
      of({ ...a, name: "b" }, { ...b, name: "a" }),
      ["citizen-renamed", "citizen-renamed"],
    ],
    [
      "bumped and renamed at once",
      of(a),
      of({ ...b, handshake: "https://example.org/x" }),
      ["citizen-removed", "citizen-added"],
    ],
    [
      "moved to another class",
      definition({ lattices: [a, b], organisms: [] }),
      definition({ lattices: [a], organisms: [organism("b", { stableId: b.stableId })] }),
      ["citizen-removed", "citizen-added"],
    ],
  ];

  it.each(cases)("%s", (_, before, after, expected) => {
    expect(kinds(before, after)).toEqual(expected);
  });
});

describe("an operator's accounts", () => {
  const of = (...github: { login: string; id: number }[]) =>
    changed(BEFORE, { operator: { ...OPERATOR, github } });
  const [one, two] = [
    { login: "one", id: 1 },
    { login: "two", id: 2 },
  ];

  it.each<[string, Definition, Definition, ChangeKind[]]>([
    ["another number", of(one), of({ ...one, id: 3 }), ["authority-changed"]],
    ["one more", of(one), of(one, two), ["authority-changed"]],
    ["none any more", of(one), of(), ["authority-changed"]],
    ["a renamed login", of(one), of({ ...one, login: "uno" }), ["metadata-changed"]],
    ["another order", of(one, two), of(two, one), ["metadata-changed"]],
  ])("%s", (_, before, after, expected) => {
    expect(kinds(before, after)).toEqual(expected);
  });
});
