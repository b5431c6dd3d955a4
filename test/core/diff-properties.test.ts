// For random pairs of versions: the diff drops nothing, invents nothing, and breaks integrators exactly if the
// fingerprint changes.

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { diffDefinitions } from "../../src/core/changes/diff.ts";
import { compositionDigest } from "../../src/core/derivation/composition.ts";
import type { Definition } from "../../src/core/registry/definition.ts";
import { definitions } from "../support/arbitrary-definitions.ts";
import { relatedPairs } from "../support/related-definitions.ts";
import { saidBy } from "../support/said.ts";
import { runsOf } from "../support/thorough.ts";

describe("of random definitions, the diff", () => {
  it("of one with itself is empty, whatever the order of its keys and its folder", () => {
    fc.assert(
      fc.property(definitions, (given) => {
        const entries = Object.entries(given).reverse();
        const moved = { ...Object.fromEntries(entries), $schema: "../../schemas/x" } as Definition;
        expect(diffDefinitions(given, structuredClone(given))).toEqual([]);
        expect(diffDefinitions(given, moved)).toEqual([]);
      }),
    );
  });

  it("has a breaking change other than a retirement exactly if the fingerprint differs", () => {
    fc.assert(
      fc.property(relatedPairs, ([before, after]) => {
        const breaking = diffDefinitions(before, after).filter((it) => it.breaking);
        const folded = breaking.filter(({ kind }) => kind !== "retired");
        expect(folded.length > 0).toBe(before.fingerprint !== after.fingerprint);
      }),
      { numRuns: runsOf(1000) },
    );
  });

  it("is empty exactly if nothing but the folder and the notices' order differs", () => {
    fc.assert(
      fc.property(relatedPairs, ([before, after]) => {
        const same = saidBy(before) === saidBy(after);
        expect(diffDefinitions(before, after).length === 0).toBe(same);
        if (same) expect(compositionDigest(after)).toBe(compositionDigest(before));
      }),
      { numRuns: runsOf(1000) },
    );
  });

  it("back and forth has as many changes that break", () => {
    fc.assert(
      fc.property(relatedPairs, ([before, after]) => {
        const count = (a: Definition, b: Definition) =>
          diffDefinitions(a, b).filter(({ breaking, kind }) => breaking && kind !== "retired")
            .length;
        expect(count(after, before)).toBe(count(before, after));
      }),
    );
  });
});
