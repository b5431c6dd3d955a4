// The published vectors, computed with the reference b3sum program and not with our library.

import { bytesToHex, hexToBytes } from "@noble/hashes/utils.js";
import { describe, expect, it } from "vitest";
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
import { compositionOf } from "../support/vector-compositions.ts";
import vectors from "../vectors/derivation.json" with { type: "json" };

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

  it("are all there", () => {
    const { blake3, derive, lattices, ticketIssuers, confluences, compositions } = vectors;
    const counts = [blake3, derive, lattices, ticketIssuers, confluences, compositions];
    expect(counts.map((list) => list.length)).toEqual([3, 4, 53, 1, 8, 24]);
  });
});
