// The ids as arrays of bytes: the same as in hex, and enough to hash the fingerprint from.

import { hexToBytes } from "@noble/hashes/utils.js";
import { describe, expect, it } from "vitest";
import { hashHex } from "../../../src/core/derivation/hash.ts";
import { renderBytes } from "../../../src/core/render/bytes.ts";
import { definition, lattice, modules, organism, ticketIssuer } from "../../support/definitions.ts";

const given = definition({
  lattices: [lattice("a.net"), lattice("b.net", { chainId: 7 })],
  organisms: [organism("feed")],
  modules: modules("atlas", "compute"),
  ticketIssuer: ticketIssuer("tickets"),
});

describe("the bytes of a coalition", () => {
  const text = renderBytes(given);
  const arrays = [...text.matchAll(/\[\n((?:\s+(?:0x[0-9a-f]{2}(?:, |,\n))+)+)\s*\]/g)].map(
    ([, body = ""]) => (body.match(/0x[0-9a-f]{2}/g) ?? []).map((it) => it.slice(2)).join(""),
  );

  it("are the fingerprint, and then everything that it folds, 32 each", () => {
    const [fingerprint, ...folded] = arrays;
    expect(fingerprint).toBe(given.fingerprint);
    expect(folded).toHaveLength(1 + 2 + 1 + 2 + 1);
    expect(text).toContain(`FOLDED: [[u8; 32]; ${folded.length}]`);
    expect(arrays.every((it) => it.length === 64)).toBe(true);
    expect(hashHex(...folded.map(hexToBytes))).toBe(given.fingerprint);
    expect(folded[1]).toBe(given.lattices[0]?.stableId);
  });

  it("are labelled each, in the order of the fold", () => {
    const labels = [...text.matchAll(/^ {4}\/\/ (.*)$/gm)].map(([, label]) => label);
    expect(labels).toEqual([
      "COALITION mini.coalition",
      "lattice a.net",
      "lattice b.net",
      "organism feed",
      "module atlas",
      "module compute",
      "ticket issuer tickets",
    ]);
  });

  it("have 0x before bytes, and never before an id", () => {
    expect(text).not.toMatch(/0x[0-9a-f]{3}/);
  });
});
