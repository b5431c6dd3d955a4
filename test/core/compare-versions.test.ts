// Any two versions of a coalition compared: forward, back, and with itself.

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compareVersions } from "../../src/core/changes/compare-versions.ts";
import { changed, definition, lattice, organism } from "../support/definitions.ts";
import { idOf } from "../support/ids.ts";
import { relatedPairs } from "../support/related-definitions.ts";

const one = definition({ lattices: [lattice("a.net"), lattice("b.net")] });
const two = changed(one, {
  lattices: [lattice("a.net", { stableId: idOf("a, bumped") }), lattice("b.net")],
  organisms: [organism("feed")],
});

describe("two versions", () => {
  it("that are the same have no difference, and nobody must act", () => {
    expect(compareVersions(one, structuredClone(one))).toEqual({
      title: "No difference",
      verdict: expect.stringContaining("nothing breaks"),
      fingerprint: { before: one.fingerprint, after: one.fingerprint },
      changes: [],
      actions: [],
    });
  });

  it("that bump and add say whom that breaks, and what to do", () => {
    const { title, verdict, fingerprint, changes, actions } = compareVersions(one, two);
    expect(title).toBe("2 changes, breaking");
    expect(verdict).toContain(
      "handles on lattice a.net and any modules or tickets time out (ConnectTimeout)",
    );
    expect(fingerprint).toEqual({ before: one.fingerprint, after: two.fingerprint });
    expect(changes.map((it) => it.title)).toEqual(["lattice a.net bumped", "organism feed added"]);
    expect(actions.join(" ")).toMatch(/Recompile/);
  });

  it("are described the other way round on the way back", () => {
    const { changes } = compareVersions(two, one);
    expect(changes.map((it) => it.title).sort()).toEqual([
      "lattice a.net bumped",
      "organism feed removed",
    ]);
    expect(changes[0]?.what).toContain(idOf("a, bumped"));
  });

  it("that differ in prose break nothing; one that retires ends what was compiled in", () => {
    const prose = compareVersions(one, changed(one, { summary: "Otherwise." }));
    expect(prose.title).toBe("1 change, none of them breaking");
    expect(prose.verdict).toContain("keeps working");
    expect(prose.actions).toEqual([]);
    const retirement = { at: "2026-03-01T00:00:00Z", reason: "Done.", replacement: null };
    const { verdict } = compareVersions(one, changed(one, { retirement }));
    expect(verdict).toContain("when the coalition retires");
  });

  it("break exactly if the fingerprint changes or the coalition ends", () => {
    let moved = 0;
    fc.assert(
      fc.property(relatedPairs, ([before, after]) => {
        const { verdict, fingerprint } = compareVersions(before, after);
        const moves = before.fingerprint !== after.fingerprint;
        if (moves) moved += 1;
        expect(fingerprint.before !== fingerprint.after).toBe(moves);
        expect(verdict.startsWith("The fingerprint differs")).toBe(moves);
      }),
    );
    expect(moved).toBeGreaterThan(0);
  });
});
