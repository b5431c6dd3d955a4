// The published vectors, computed with the reference b3sum program and not with our library.

import { describe, expect, it } from "vitest";
import { type Lattice, MODULE_KINDS, type ModuleKind } from "../../src/core/definition.ts";
import {
  type Composition,
  deriveCoalition,
  deriveConfluence,
  deriveFingerprint,
  deriveLattice,
  deriveModuleRoots,
  deriveTicketIssuer,
  deriveTicketsRoot,
} from "../../src/core/derivation/fingerprint.ts";
import { bytesOf, derive, hash, hexOf } from "../../src/core/derivation/hash.ts";
import vectors from "../vectors/derivation.json" with { type: "json" };

describe("the vectors of the derivation", () => {
  it.each(vectors.blake3)("BLAKE3 of $input", ({ input, output }) => {
    expect(hexOf(hash(input))).toBe(output);
  });

  it.each(vectors.derive)("derive $info", ({ id, info, output }) => {
    expect(hexOf(derive(bytesOf(id), info))).toBe(output);
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

/** A vector gives the bare ids; the names of parts are not folded. */
function compositionOf(vector: (typeof vectors.compositions)[number]): Composition {
  const modules = vector.modules as Partial<Record<ModuleKind, string>>;
  const citizen = (stableId: string) => ({ name: "x", stableId }) as Lattice;
  return {
    name: vector.name,
    lattices: vector.lattices.map(citizen),
    organisms: vector.organisms.map((id) => ({ ...citizen(id), role: "x" })),
    confluences: vector.confluences.map((fingerprint) => ({ name: "x", fingerprint }) as never),
    modules: Object.fromEntries(
      MODULE_KINDS.map((kind) => {
        const fingerprint = modules[kind];
        return [kind, fingerprint === undefined ? null : { fingerprint, docs: "" }];
      }),
    ) as Composition["modules"],
    ticketIssuer:
      vector.ticketIssuer === null ? null : { name: "x", fingerprint: vector.ticketIssuer },
  };
}
