// What a branch answers for, and which of its ids must be looked up.

import { describe, expect, it } from "vitest";
import { definitionsToCheck, newIds } from "../../src/core/comparison.ts";
import { PublishedGatherer } from "../../src/core/history/published.ts";
import type { Definition } from "../../src/core/registry/definition.ts";
import { stepOf } from "../support/comparisons.ts";
import { changed, definition, lattice, modules } from "../support/definitions.ts";
import { commitOf } from "../support/histories.ts";
import { idOf, peerOf } from "../support/ids.ts";
import { bytesOfText, bytesOfValue, fileOf, registryOf } from "../support/registries.ts";

const [A, B] = [lattice("a"), lattice("b")];
const BEFORE = definition({ lattices: [A, B] });
const FILE = fileOf(BEFORE);

function publishedOf(...definitions: Definition[]) {
  const gatherer = new PublishedGatherer();
  definitions.forEach((it, index) => {
    gatherer.add(commitOf(stepOf(it), index));
  });
  return gatherer.finish();
}

function broughtBy(value: unknown, ...before: Definition[]): string[] {
  const registry = registryOf({ [FILE]: bytesOfValue(value) });
  return [...newIds(registry.files, publishedOf(...before))];
}

describe("the ids that a definition brings", () => {
  it.each<[string, Partial<Definition>]>([
    ["other words", { title: "Another title" }],
    ["another order", { lattices: [B, A] }],
    ["a part less", { lattices: [A] }],
    ["another content hash", { lattices: [A, { ...B, contentHash: idOf("content") }] }],
    ["other peers", { peerHints: [{ peerId: peerOf("another peer") }] }],
  ])("are empty with %s", (_, changes) => {
    expect(broughtBy(changed(BEFORE, changes), BEFORE)).toEqual([]);
  });

  it("are the ids of added parts, and all of a new coalition", () => {
    const shipping = changed(BEFORE, { modules: modules("atlas") });
    expect(broughtBy(shipping, BEFORE)).toEqual([idOf("module atlas")]);
    expect(broughtBy(BEFORE)).toEqual([A.stableId, B.stableId]);
  });

  it("exclude those of its own earlier versions", () => {
    expect(broughtBy(BEFORE, BEFORE, changed(BEFORE, { lattices: [A] }))).toEqual([]);
  });

  it("are empty if they cannot be determined", () => {
    const registry = registryOf({ [FILE]: bytesOfText("{") });
    expect(newIds(registry.files, new Map())).toEqual(new Set());
    expect(broughtBy({ ...BEFORE, lattices: [{ ...A, stableId: "0x" }] })).toEqual([]);
  });
});

describe("a branch answers for", () => {
  const other = fileOf({ name: "mini.other" });
  const registry = registryOf({ [FILE]: bytesOfValue(BEFORE), [other]: bytesOfText("{") });
  const gone = fileOf({ name: "mini.gone" });
  const went = publishedOf(definition({ name: "mini.gone" }));

  it.each<[string, string[], string[] | undefined]>([
    ["what it changes", [FILE], [FILE]],
    ["nothing more where it takes a coalition away", [gone], []],
    ["all where it changes none", [], undefined],
    ["all where what it takes away was never published", [fileOf({ name: "x" })], undefined],
  ])("%s", (_, differing, expected) => {
    expect(definitionsToCheck(registry, differing, went)).toEqual(expected);
  });
});
