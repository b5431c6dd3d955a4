// Two implementations of the derivation, ours and a naive one, agree with each other, with the
// reference program b3sum, and with golden values that were not computed by ours.

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compositionDigest } from "../../src/core/derivation/composition.ts";
import {
  type Composition,
  deriveCoalition,
  deriveConfluence,
  deriveFingerprint,
  deriveLattice,
  deriveModuleRoots,
  deriveTicketIssuer,
  deriveTicketsRoot,
  recomputeService,
} from "../../src/core/derivation/fingerprint.ts";
import { type Definition, shippedModules } from "../../src/core/registry/definition.ts";
import golden from "../golden/derivation.json" with { type: "json" };
import { definitions } from "../support/arbitrary-definitions.ts";
import { b3sum } from "../support/b3sum.ts";
import {
  changed,
  confluence,
  definition,
  lattice,
  organism,
  ticketIssuer,
} from "../support/definitions.ts";
import { hasTool } from "../support/has-tool.ts";
import { naiveCompositionDigest } from "../support/naive-composition.ts";
import { type Derived, naiveDerivation, nobleHash } from "../support/naive-derivation.ts";
import { checkDefinitions } from "../support/registries.ts";
import { runsOf } from "../support/thorough.ts";

/** What ours derives, in the naive one's form. */
function derived(given: Composition): Derived {
  const fingerprint = deriveFingerprint(given);
  const { ticketIssuer: issuer } = given;
  return {
    coalition: deriveCoalition(given.name),
    fingerprint,
    moduleRoots: deriveModuleRoots(fingerprint),
    ticketsRoot: deriveTicketsRoot(fingerprint),
    lattices: given.lattices.map(deriveLattice),
    confluences: given.confluences.map(
      (it) => recomputeService({ name: it.name, value: it }) ?? null,
    ),
    modules: shippedModules(given).map(([name, { span = [], config }]) =>
      config ? deriveConfluence({ name, span, ...config }) : null,
    ),
    ticketIssuer: issuer?.config ? deriveTicketIssuer({ ...issuer, ...issuer.config }) : null,
  };
}

describe("random definitions", () => {
  it("have in both implementations the same ids and digest", () => {
    fc.assert(
      fc.property(definitions, (given) => {
        expect(derived(given)).toEqual(naiveDerivation(given));
        expect(compositionDigest(given)).toBe(naiveCompositionDigest(given));
      }),
      { numRuns: runsOf(1000) },
    );
  });

  it.skipIf(!hasTool("b3sum"))(
    "agree with b3sum (skipped where that program is not on PATH)",
    () => {
      const hashed = new Map<string, string>();
      const record = (preimage: string) => {
        const output = nobleHash(preimage);
        hashed.set(preimage, output);
        return output;
      };
      for (const given of fc.sample(definitions, 100)) {
        expect(derived(given)).toEqual(naiveDerivation(given, record));
        expect(compositionDigest(given)).toBe(naiveCompositionDigest(given, record));
      }
      expect(b3sum([...hashed.keys()])).toEqual([...hashed.values()]);
    },
  );
});

describe("the golden values", () => {
  const cases = golden.cases.map((it) => ({
    ...it,
    composition: it.composition as unknown as Definition,
  }));

  it.each(cases)("of $title", ({ composition, derived: expected, compositionDigest: digest }) => {
    expect(derived(composition)).toEqual(expected);
    expect(compositionDigest({ ...composition, schemaVersion: 1 })).toBe(digest);
    expect(naiveDerivation(composition)).toEqual(expected);
    expect(naiveCompositionDigest(composition)).toBe(digest);
  });
});

describe("a name outside of ASCII is refused before anything is derived from it", () => {
  const name = "é";
  const one = definition();
  const cases: [string, Definition][] = [
    ["/name", changed(one, { name: "mini.é" })],
    ["/lattices/0/name", changed(one, { lattices: [lattice(name)] })],
    ["/organisms/0/name", changed(one, { organisms: [organism("o", { name })] })],
    ["/organisms/0/role", changed(one, { organisms: [organism("o", { role: name })] })],
    ["/confluences/0/name", changed(one, { confluences: [confluence(name)] })],
    ["/ticketIssuer/name", changed(one, { ticketIssuer: ticketIssuer(name) })],
  ];

  it.each(cases)("at %s", (pointer, given) => {
    const found = checkDefinitions(given).problems.filter(({ severity }) => severity === "error");
    expect(found.map((it) => [it.code, it.pointer])).toEqual([["value-invalid", pointer]]);
  });
});
