// Which peer ids are keys that a live peer can have.

import { ed25519 } from "@noble/curves/ed25519.js";
import { bytesToHex } from "@noble/hashes/utils.js";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { keyFault } from "../../../src/core/peers/key.ts";
import { PEER_IDS } from "../../support/peer-corpus.ts";

describe("a peer id", () => {
  it.each(PEER_IDS)("$id: $what", ({ id, fault }) => {
    expect(keyFault(id)).toBe(fault);
  });

  it("is the public key of any secret key", () => {
    const secret = fc.uint8Array({ minLength: 32, maxLength: 32 });
    fc.assert(
      fc.property(secret, (it) => {
        expect(keyFault(bytesToHex(ed25519.getPublicKey(it)))).toBeUndefined();
      }),
      { numRuns: 30 },
    );
  });

  it("is one for every number that is a reduced y of the curve, and for no other, by Euler's criterion", () => {
    const p = 2n ** 255n - 19n;
    const d = (-121665n * power(121666n, p - 2n, p)) % p;
    for (let y = 2n; y < 40n; y++) {
      const [u, v] = [y * y - 1n, d * y * y + 1n];
      const isSquare = power((((u * v) % p) + p) % p, (p - 1n) / 2n, p) === 1n;
      const id = y.toString(16).padStart(2, "0") + "00".repeat(31);
      expect([y, keyFault(id)]).toEqual([y, isSquare ? undefined : "off-curve"]);
    }
  });
});

function power(base: bigint, exponent: bigint, modulus: bigint): bigint {
  let [result, square] = [1n, base % modulus];
  for (let left = exponent; left > 0n; left >>= 1n) {
    if (left & 1n) result = (result * square) % modulus;
    square = (square * square) % modulus;
  }
  return result;
}
