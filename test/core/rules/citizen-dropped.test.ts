// A removed citizen needs no explanation only if that was announced or the pull request names it.

import { describe, expect, it } from "vitest";
import type { Definition } from "../../../src/core/registry/definition.ts";
import { checkAgainst, saidOf, stepOf } from "../../support/comparisons.ts";
import { announced, changed, definition, lattice, organism } from "../../support/definitions.ts";
import { idOf } from "../../support/ids.ts";

const [A, B] = [lattice("a.mainnet"), lattice("b.mainnet", { chainId: 11 })];
const FEED = organism("eur-usd", { role: "oracle-feed" });
const BEFORE = definition({ lattices: [A, B], organisms: [FEED] });
const WITHOUT_B = changed(BEFORE, { lattices: [A] });
const WITHOUT_FEED = changed(BEFORE, { organisms: [] });
const said = (after: Definition, words?: string) =>
  saidOf(BEFORE, after, words === undefined ? {} : { words });

describe("a citizen that goes", () => {
  it("is questioned if the pull request does not mention it", () => {
    expect(said(WITHOUT_B)).toEqual(["citizen-dropped"]);
    expect(said(WITHOUT_B, "Tidy up")).toEqual(["citizen-dropped"]);
    expect(said(changed(BEFORE, { lattices: [A], organisms: [] }), "")).toEqual([
      "citizen-dropped",
      "citizen-dropped",
    ]);
  });

  it.each([
    ["its name", WITHOUT_B, "Drop b.mainnet."],
    ["its name in another case", WITHOUT_B, "drop B.Mainnet"],
    ["its name as Markdown", WITHOUT_B, "## `b.mainnet`, **retired**"],
    ["its stable id", WITHOUT_B, `We no longer need ${B.stableId}.`],
    ["its short citizen id", WITHOUT_B, `We no longer need ${B.stableId.slice(0, 40)}.`],
    ["an organism's name", WITHOUT_FEED, "eur-usd ended"],
    ["an organism's role", WITHOUT_FEED, "The oracle-feed ended"],
    ["the role in plain words", WITHOUT_FEED, "The oracle\nfeed ended"],
  ])("is explained by %s", (_, after, words) => {
    expect(said(after, words)).toEqual([]);
  });

  it.each([
    [
      "part of a longer name",
      WITHOUT_B,
      "Drop xb.mainnet, b.mainnet-2, a.b.mainnet, b.mainnet.old",
    ],
    ["its chain alone", WITHOUT_B, "Drop b"],
    ["another citizen", WITHOUT_B, "Drop a.mainnet"],
    ["a template's comment", WITHOUT_B, "Tidy up <!-- e.g. drop b.mainnet -->"],
    ["a comment that does not end", WITHOUT_B, "Tidy up <!-- drop b.mainnet"],
    ["part of the role", WITHOUT_FEED, "The feeds ended, and an oracle"],
  ])("is not explained by %s", (_, after, words) => {
    expect(said(after, words)).toEqual(["citizen-dropped"]);
  });

  it("counts what follows a template's comment", () => {
    expect(said(WITHOUT_B, "<!-- why? --> b.mainnet ended <!-- thanks -->")).toEqual([]);
  });

  it("is not affected by characters with a meaning in a pattern", () => {
    const odd = lattice("a+(b", { chainId: 12 });
    const before = changed(BEFORE, { lattices: [A, odd] });
    expect(saidOf(before, WITHOUT_B, { words: "a+(b ended" })).toEqual([]);
    expect(saidOf(before, WITHOUT_B, { words: "aaab ended" })).toEqual(["citizen-dropped"]);
  });

  it("needs no word where its retirement was announced, and it alone", () => {
    const retiring = changed(BEFORE, { upcoming: [announced(B.stableId, null)] });
    const bump = changed(BEFORE, { upcoming: [announced(B.stableId, idOf("the next b"))] });
    expect(saidOf(retiring, WITHOUT_B)).toEqual([]);
    expect(saidOf(retiring, changed(WITHOUT_B, { organisms: [] }))).toEqual(["citizen-dropped"]);
    expect(saidOf(bump, WITHOUT_B)).toEqual(["citizen-dropped"]);
    // Announced in the pull request that drops it is announced to nobody.
    const late = checkAgainst(
      [stepOf(BEFORE)],
      [changed(WITHOUT_B, { upcoming: retiring.upcoming ?? [] })],
    );
    expect(late.problems.map(({ code }) => code)).toContain("citizen-dropped");
  });
});

describe("a citizen that stays", () => {
  it.each<[string, Definition]>([
    ["bumped", changed(BEFORE, { lattices: [A, { ...B, stableId: idOf("the next b") }] })],
    ["under another role", changed(BEFORE, { organisms: [{ ...FEED, name: "euro-usd" }] })],
    ["in another place", changed(BEFORE, { lattices: [B, A, lattice("c.mainnet")] })],
  ])("is not asked about: %s", (_, after) => {
    expect(said(after)).not.toContain("citizen-dropped");
  });

  it("is another rule's matter where its id passes to another part", () => {
    const heir = organism("heir", { stableId: B.stableId });
    expect(said(changed(BEFORE, { lattices: [A], organisms: [FEED, heir] }))).not.toContain(
      "citizen-dropped",
    );
  });
});
