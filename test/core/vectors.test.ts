// The published vectors, computed with the reference b3sum program and not with our library.

import { bytesToHex, hexToBytes } from "@noble/hashes/utils.js";
import { describe, expect, it } from "vitest";
import { compositionDigest } from "../../src/core/derivation/composition.ts";
import {
  deriveCoalition,
  deriveConfluence,
  deriveFingerprint,
  deriveLattice,
  deriveModuleRoots,
  deriveTicketIssuer,
  deriveTicketsRoot,
} from "../../src/core/derivation/fingerprint.ts";
import { derive, hashHex } from "../../src/core/derivation/hash.ts";
import type { Definition } from "../../src/core/registry/definition.ts";
import { checkSchema } from "../../src/core/schema/check-schema.ts";
import { compositionOf } from "../support/vector-compositions.ts";
import vectors from "../vectors/derivation.json" with { type: "json" };
import readings from "../vectors/derivation-readings.json" with { type: "json" };

describe("the vectors of the derivation", () => {
  it.each(vectors.blake3)("BLAKE3 of $input", ({ input, output }) => {
    expect(hashHex(input)).toBe(output);
  });

  it.each(vectors.derive)("derive $info", ({ id, info, output }) => {
    expect(bytesToHex(derive(hexToBytes(id), info))).toBe(output);
  });

  it.each(vectors.lattices)("lattice $instance", ({ instance, chainId, stableId }) => {
    expect(deriveLattice({ name: instance, chainId })).toBe(stableId);
  });

  it.each(vectors.ticketIssuers)("ticket issuer $name", ({ fingerprint, ...issuer }) => {
    expect(deriveTicketIssuer(issuer)).toBe(fingerprint);
  });

  it.each(vectors.confluences)("confluence or module $name", ({ fingerprint, span, ...rest }) => {
    const citizens = span.map(({ stableId, contentHash }) =>
      contentHash === null ? { stableId } : { stableId, contentHash },
    );
    expect(deriveConfluence({ ...rest, span: citizens })).toBe(fingerprint);
  });

  it.each(vectors.compositions)("composition $name $fingerprint", (vector) => {
    const composition = compositionOf(vector);
    expect(deriveCoalition(vector.name)).toBe(vector.coalition);
    expect(deriveFingerprint(composition)).toBe(vector.fingerprint);
    expect(deriveModuleRoots(vector.fingerprint)).toEqual(vector.moduleRoots);
    expect(deriveTicketsRoot(vector.fingerprint)).toBe(vector.ticketsRoot);
  });

  it.each(
    readings.cases.flatMap((it) =>
      (["modules-folded", "modules-derived"] as const).map((reading) => [reading, it] as const),
    ),
  )("the reading %s of $definition.name", (reading, vector) => {
    const { fingerprint, ...expected } = vector[reading];
    const read = { ...vector.definition, derivation: reading, fingerprint } as unknown;
    const definition = read as Definition;
    expect(deriveCoalition(definition.name)).toBe(vector.coalition);
    expect({
      compositionDigest: compositionDigest(definition),
      moduleRoots: deriveModuleRoots(fingerprint),
      ticketsRoot: deriveTicketsRoot(fingerprint),
    }).toEqual(expected);
    expect(deriveFingerprint(definition)).toBe(fingerprint);
    expect(checkSchema(definition)).toEqual([]);
    // What is not stated is the default.
    const { derivation: _, ...unstated } = definition;
    expect(deriveFingerprint(unstated)).toBe(vector["modules-folded"].fingerprint);
    expect(compositionDigest(unstated)).toBe(vector["modules-folded"].compositionDigest);
  });

  it("are all there", () => {
    const { blake3, derive, lattices, ticketIssuers, confluences, compositions } = vectors;
    const counts = [blake3, derive, lattices, ticketIssuers, confluences, compositions];
    expect(counts.map((list) => list.length)).toEqual([3, 4, 53, 1, 8, 24]);
    expect(readings.cases).toHaveLength(12);
  });
});
