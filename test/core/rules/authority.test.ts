// If the accounts authorised for an operator change, the pull request says so: by their numbers.

import { describe, expect, it } from "vitest";
import type { Definition, Operator } from "../../../src/core/registry/definition.ts";
import { checkAgainst, stepOf } from "../../support/comparisons.ts";
import {
  changed,
  confluence,
  definition,
  lattice,
  OPERATOR,
  organism,
} from "../../support/definitions.ts";
import { idOf } from "../../support/ids.ts";

const [ADA, BOB] = [
  { login: "ada", id: 11 },
  { login: "bob", id: 22 },
];
const by = (...github: Operator["github"]): { operator: Operator } => ({
  operator: { ...OPERATOR, github },
});

const LATTICE = lattice("a.mainnet", by(ADA));
const FEED = organism("feed", by(ADA));
const ROUTER = confluence("router", by(ADA));
const BEFORE = definition({
  ...by(ADA),
  lattices: [lattice("other.mainnet"), LATTICE],
  organisms: [FEED],
  confluences: [ROUTER],
});
const OTHER = BEFORE.lattices[0] ?? LATTICE;

/** Where a change of authority is reported, after `before` was published. */
function places(changes: Partial<Definition>, before = BEFORE): string[] {
  const { problems } = checkAgainst([stepOf(before)], [changed(before, changes)]);
  const found = problems.filter(({ code }) => code === "authority-changed");
  expect(found.every(({ severity }) => severity === "hint")).toBe(true);
  return found.map(({ pointer }) => pointer);
}

describe("a change of authority is reported", () => {
  it.each<[Partial<Definition>, at: string]>([
    [by(BOB), ""],
    [{ lattices: [OTHER, { ...LATTICE, ...by(BOB) }] }, "/lattices/1"],
    [{ organisms: [{ ...FEED, ...by(BOB) }] }, "/organisms/0"],
    [{ confluences: [{ ...ROUTER, ...by(BOB) }] }, "/confluences/0"],
  ])("of the coalition, and of each class: %#", (changes, at) => {
    expect(places(changes)).toEqual([`${at}/operator/github`]);
  });

  it.each<[string, Operator["github"], Operator["github"]]>([
    ["an account more", [ADA], [ADA, BOB]],
    ["an account less", [ADA, BOB], [BOB]],
    ["no account any more", [ADA], []],
    ["a first account", [], [ADA]],
    ["the same login, of another number", [ADA], [{ ...ADA, id: 33 }]],
  ])("with %s", (_, then, now) => {
    expect(places(by(...now), changed(BEFORE, by(...then)))).toEqual(["/operator/github"]);
  });

  it.each<[string, Operator["github"], Operator["github"]]>([
    ["another login of the same number", [ADA], [{ ...ADA, login: "ada-lovelace" }]],
    ["another order", [ADA, BOB], [BOB, ADA]],
  ])("and not with %s", (_, then, now) => {
    expect(places(by(...now), changed(BEFORE, by(...then)))).toEqual([]);
    const before = changed(BEFORE, { lattices: [OTHER, { ...LATTICE, ...by(...then) }] });
    expect(places({ lattices: [OTHER, { ...LATTICE, ...by(...now) }] }, before)).toEqual([]);
  });
});

describe("a change of authority is reported whatever else happens", () => {
  const bumped = { ...LATTICE, ...by(BOB), stableId: idOf("the next a") };
  const retirement = { at: "2026-12-01T00:00:00Z", reason: "Done.", replacement: null };

  const renamed = { ...FEED, ...by(BOB), role: "quotes", name: "quotes" };
  const upgraded = { ...ROUTER, ...by(BOB), fingerprint: idOf("the next router") };
  const ofCitizen = [OTHER, { ...LATTICE, ...by(BOB) }];

  it.each<[string, Partial<Definition>, at: string]>([
    ["a bump", { lattices: [OTHER, bumped] }, "/lattices/1"],
    ["a bump and a move", { lattices: [bumped, OTHER] }, "/lattices/0"],
    ["another role, and another name", { organisms: [renamed] }, "/organisms/0"],
    ["an upgrade of a confluence", { confluences: [upgraded] }, "/confluences/0"],
    ["the coalition's retirement", { retirement, ...by(BOB) }, ""],
    ["a citizen's, as the coalition retires", { retirement, lattices: ofCitizen }, "/lattices/1"],
  ])("%s", (_, changes, at) => {
    expect(places(changes)).toEqual([`${at}/operator/github`]);
  });

  it("the correction of a retirement, when the coalition is frozen", () => {
    const retired = changed(BEFORE, { retirement });
    expect(places(by(BOB), retired)).toEqual(["/operator/github"]);
  });

  it("several at once, each where it is", () => {
    expect(places({ ...by(BOB), organisms: [{ ...FEED, ...by(BOB) }] })).toEqual([
      "/operator/github",
      "/organisms/0/operator/github",
    ]);
  });

  it("a version in between that was not fit to be published, and changed it already", () => {
    const broken = { ...changed(BEFORE, by(BOB)), fingerprint: idOf("wrong") };
    const { problems } = checkAgainst([stepOf(BEFORE), stepOf(broken)], [changed(BEFORE, by(BOB))]);
    expect(problems.map(({ code }) => code)).toContain("authority-changed");
  });
});
