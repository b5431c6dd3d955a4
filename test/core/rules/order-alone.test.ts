// A change of order breaks every integrator: it must come with a change that does so anyway.

import { describe, expect, it } from "vitest";
import type { Definition } from "../../../src/core/registry/definition.ts";
import { saidOf } from "../../support/comparisons.ts";
import {
  changed,
  confluence,
  definition,
  lattice,
  modules,
  organism,
} from "../../support/definitions.ts";
import { idOf } from "../../support/ids.ts";

const [A, B, C] = [lattice("a"), lattice("b", { chainId: 11 }), lattice("c", { chainId: 12 })];
const [F, G] = [organism("f"), organism("g")];
const [X, Y] = [confluence("x"), confluence("y")];
const BEFORE = definition({ lattices: [A, B], organisms: [F, G], confluences: [X, Y] });
const said = (changes: Partial<Definition>) => saidOf(BEFORE, changed(BEFORE, changes));
const RETIREMENT = { at: "2026-12-01T00:00:00Z", reason: "Done.", replacement: null };

describe("a change of order", () => {
  it.each<[string, Partial<Definition>]>([
    ["alone", { lattices: [B, A] }],
    ["of confluences", { confluences: [Y, X] }],
    ["with a new title", { lattices: [B, A], title: "Another title" }],
    ["with a part's new label", { organisms: [G, { ...F, role: "another" }] }],
    [
      "with a retirement, which takes effect at its time",
      { lattices: [B, A], retirement: RETIREMENT },
    ],
  ])("is an error: %s", (_, changes) => {
    expect(said(changes)).toEqual(["order-alone"]);
  });

  it("is reported for each list", () => {
    expect(said({ lattices: [B, A], organisms: [G, F] })).toEqual(["order-alone", "order-alone"]);
  });

  it.each<[string, Partial<Definition>]>([
    ["a citizen that comes", { lattices: [B, A, C] }],
    ["a bump", { lattices: [B, { ...A, stableId: idOf("the next a") }] }],
    ["a module that ships", { lattices: [B, A], modules: modules("atlas") }],
  ])("may come with %s", (_, changes) => {
    expect(said(changes)).not.toContain("order-alone");
  });

  it("is not reported if parts swap their ids: then the ids are wrong", () => {
    const [x, y] = [
      { ...X, fingerprint: Y.fingerprint },
      { ...Y, fingerprint: X.fingerprint },
    ];
    expect(said({ confluences: [x, y] })).toEqual(["id-reassigned", "id-reassigned"]);
  });
});
