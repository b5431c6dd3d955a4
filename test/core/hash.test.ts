// BLAKE3 as the project has it, held to the library at every length and for all parts.

import { blake3 } from "@noble/hashes/blake3.js";
import { bytesToHex, concatBytes, utf8ToBytes } from "@noble/hashes/utils.js";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bytesOf, digits, hash, hashHex } from "../../src/core/derivation/hash.ts";

/** Bytes that differ from place to place, and from length to length. */
function bytesOfLength(length: number): Uint8Array {
  return Uint8Array.from({ length }, (_, index) => (index * 251 + length * 7) % 256);
}

describe("BLAKE3", () => {
  it("is that of the library at every length, through the first chunks", () => {
    for (let length = 0; length <= 5 * 1024 + 1; length++) {
      const bytes = bytesOfLength(length);
      expect(hashHex(bytes), `${length} bytes`).toBe(bytesToHex(blake3(bytes)));
    }
  });

  it("is that of the library for every number of chunks, and beyond what is at hand whole", () => {
    for (let chunks = 1; chunks <= 70; chunks++) {
      for (const length of [chunks * 1024 - 1, chunks * 1024, chunks * 1024 + 1]) {
        const bytes = bytesOfLength(length);
        expect(hashHex(bytes), `${length} bytes`).toBe(bytesToHex(blake3(bytes)));
      }
    }
  });

  it("is that of the library for text about as long as one chunk, whatever it is written with", () => {
    for (const [letter, bytes] of Object.entries({ a: 1, é: 2, "€": 3, "🧱": 4, "\ud800": 3 })) {
      for (let length = 1016; length <= 1032; length++) {
        const text = "a".repeat(length % bytes) + letter.repeat(Math.floor(length / bytes));
        const parts = ["a", text, digits("00ff"), text.slice(-2)];
        expect(hashHex(text), text).toBe(bytesToHex(blake3(utf8ToBytes(text))));
        const whole = concatBytes(
          utf8ToBytes(`a${text}`),
          Uint8Array.of(0, 255),
          utf8ToBytes(text.slice(-2)),
        );
        expect(hashHex(...parts), text).toBe(bytesToHex(blake3(whole)));
      }
    }
  });

  it("is that of the library for digits about as long as one chunk", () => {
    for (let length = 1020; length <= 1030; length++) {
      const bytes = bytesOfLength(length);
      expect(hashHex(digits(bytesToHex(bytes)))).toBe(bytesToHex(blake3(bytes)));
    }
  });

  it("has nothing left of the input before", () => {
    hash(bytesOfLength(64 * 1024));
    expect(hashHex(bytesOfLength(3))).toBe(bytesToHex(blake3(bytesOfLength(3))));
    expect(hashHex()).toBe(bytesToHex(blake3(new Uint8Array())));
  });

  it("is that of the parts' concatenation: text, bytes and digits, however they are cut", () => {
    const text = fc.string({ unit: "grapheme", maxLength: 300 });
    const bytes = fc.uint8Array({ maxLength: 300 });
    const part = fc.oneof(
      text.map((it) => ({ part: it, bytes: utf8ToBytes(it) })),
      bytes.map((it) => ({ part: it, bytes: it })),
      bytes.map((it) => ({ part: digits(bytesToHex(it)), bytes: it })),
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 8 }), (parts) => {
        const whole = concatBytes(...parts.map((it) => it.bytes));
        expect(hashHex(...parts.map((it) => it.part))).toBe(bytesToHex(blake3(whole)));
      }),
      { numRuns: 300 },
    );
  });

  it("is the caller's to keep", () => {
    const first = hash("first");
    const kept = bytesToHex(first);
    hash("second");
    expect(bytesToHex(first)).toBe(kept);
  });

  it.each(["0", "0g", "AB", "0x", " 0", "é0"])("refuses %j as digits", (text) => {
    expect(() => bytesOf(text)).toThrow(RangeError);
    expect(() => hash(digits(text))).toThrow(RangeError);
  });
});
