// Canonical JSON as the project has it, held to the library.

import canonicalize from "canonicalize";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { canonicalJson } from "../../src/core/derivation/canonical-json.ts";

describe("canonical JSON", () => {
  it("is that of the library for any JSON value", () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 5, noUnicodeString: false }), (value) => {
        expect(canonicalJson(value)).toBe(canonicalize(value));
      }),
      { numRuns: 2000 },
    );
  });

  it("is that of the library for odd keys, in their order as text", () => {
    const key = fc.oneof(
      fc.constantFrom("10", "9", "1", "01", "__proto__", "constructor", "", "é", "\ud83e\uddf1"),
      fc.string({ unit: "binary", maxLength: 3 }),
    );
    const object = fc
      .array(
        fc.tuple(key, fc.oneof(fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true }))),
      )
      .map((members) =>
        JSON.parse(`{${members.map(([k, v]) => `${JSON.stringify(k)}:${JSON.stringify(v)}`)}}`),
      );
    fc.assert(
      fc.property(object, (value) => {
        expect(canonicalJson({ "2": value, a: [value] })).toBe(
          canonicalize({ "2": value, a: [value] }),
        );
        expect(canonicalJson(value)).toBe(canonicalize(value));
      }),
      { numRuns: 2000 },
    );
    expect(canonicalJson(JSON.parse('{"10":1,"9":2,"__proto__":3}'))).toBe(
      '{"10":1,"9":2,"__proto__":3}',
    );
  });

  it.each([Number.NaN, Number.POSITIVE_INFINITY, undefined, { a: [Number.NEGATIVE_INFINITY] }])(
    "has none for %j",
    (value) => {
      expect(() => canonicalJson(value)).toThrow();
    },
  );
});
