// The random definitions of the other tests pass the check, and cover every shape.

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type Definition,
  MODULE_KINDS,
  shippedModules,
} from "../../src/core/registry/definition.ts";
import { definitions } from "../support/arbitrary-definitions.ts";
import { definition, lattice } from "../support/definitions.ts";
import { checkDefinitions } from "../support/registries.ts";
import { runsOf } from "../support/thorough.ts";

const REPLACEMENT = definition({
  name: "replacement.coalition",
  lattices: [lattice("replacement.mainnet")],
});

/** What is true of some random definitions, and no error. */
const ALLOWED = new Set([
  "lattice-not-reproducible",
  "archetype-unfitting",
  "account-renamed",
  "peer-address-local",
]);

describe("random definitions", () => {
  it("pass the whole check without an error", () => {
    fc.assert(
      fc.property(definitions, (given) => {
        const { problems } = checkDefinitions(given, REPLACEMENT);
        expect(problems.filter(({ code }) => !ALLOWED.has(code))).toEqual([]);
      }),
      { numRuns: runsOf(300) },
    );
  });

  it("come in every shape", () => {
    const sample = fc.sample(definitions, { numRuns: 600, seed: 1 });
    const seen = (what: (it: Definition) => unknown) => new Set(sample.map(what));
    const upTo = (max: number) => Array.from({ length: max + 1 }, (_, index) => index);
    expect([...seen((it) => it.lattices.length)].sort()).toEqual(upTo(5));
    expect([...seen((it) => it.organisms.length)].sort()).toEqual(upTo(5));
    expect([...seen((it) => it.confluences.length)].sort()).toEqual(upTo(3));
    expect(
      seen((it) =>
        shippedModules(it)
          .map(([kind]) => kind)
          .join(),
      ).size,
    ).toBe(16);
    for (const kind of MODULE_KINDS) {
      const config = seen((it) => it.modules[kind] && it.modules[kind].config !== undefined);
      expect(config).toEqual(new Set([null, true, false]));
    }
    const issuer = seen((it) => it.ticketIssuer && it.ticketIssuer.config !== undefined);
    expect(issuer).toEqual(new Set([null, true, false]));
    const pinned = seen((it) => it.confluences.some(({ span }) => span.some((s) => s.contentHash)));
    expect(pinned).toEqual(new Set([true, false]));
    const kinds = sample.flatMap(({ upcoming = [] }) => upcoming.map(({ kind }) => kind));
    expect(new Set(kinds).size).toBe(6);
    expect(seen((it) => it.retirement?.replacement)).toEqual(
      new Set([undefined, null, "replacement.coalition"]),
    );
  });
});
