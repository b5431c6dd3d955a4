// The canonical layout changes no value, and formatting twice changes nothing.

import { readFileSync } from "node:fs";
import { isDeepStrictEqual } from "node:util";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatDefinition } from "../../../src/core/edit/format.ts";
import { parseText } from "../../../src/core/source/source.ts";
import { definitions } from "../../support/arbitrary-definitions.ts";
import { EVERYTHING } from "../../support/everything.ts";
import { EXAMPLES } from "../../support/examples.ts";
import { layouts, write } from "../../support/layouts.ts";

function formatted(text: string): string {
  const source = parseText("any.json", text);
  expect(source.problems).toEqual([]);
  return formatDefinition(source);
}

/** JSON text of any value, with white space, numbers and escapes as nobody would write them. */
const anyText: fc.Arbitrary<string> = fc.letrec<{ value: string }>((tie) => {
  const space = fc.constantFrom("", " ", "\n", "\r\n\t", "  ");
  const key = fc.oneof(
    fc.constantFrom('"__proto__"', '"10"', '"2"', '"name"', '"lattices"', '"\\u006eame"', '"a/b~"'),
    fc.string({ unit: "binary" }).map((it) => JSON.stringify(it)),
  );
  const scalar = fc.constantFrom(
    "null",
    "true",
    "1e2",
    "-0",
    "1.0",
    "12345678901234567890",
    '"\\u00e9\\/"',
    '"é"',
  );
  const pair = fc.tuple(space, key, space, tie("value"), space);
  return {
    value: fc.oneof(
      { maxDepth: 4 },
      scalar,
      fc
        .array(fc.tuple(space, tie("value"), space), { maxLength: 4 })
        .map((items) => `[${items.map((it) => it.join("")).join(",")}]`),
      fc
        .uniqueArray(pair, { maxLength: 5, selector: ([, name]) => JSON.parse(name) })
        .map(
          (pairs) =>
            `{${pairs.map(([a, name, b, value, c]) => `${a}${name}${b}:${value}${c}`).join(",")}}`,
        ),
    ),
  };
}).value;

describe("fmt", () => {
  it("never changes a value", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        // Unlike toEqual, this compares a property that is named __proto__, too.
        expect(isDeepStrictEqual(JSON.parse(formatted(text)), JSON.parse(text))).toBe(true);
      }),
    );
  });

  it("leaves its own output unchanged", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const once = formatted(text);
        expect(formatted(once)).toBe(once);
      }),
    );
  });

  it("gives a definition one text, whatever its layout and order of keys were", () => {
    fc.assert(
      fc.property(definitions, layouts, layouts, fc.nat(), (definition, one, other, turn) => {
        const text = formatted(write(definition, one));
        expect(formatted(write(turned(definition, turn), other))).toBe(text);
        expect(text).toBe(`${JSON.stringify(JSON.parse(text), null, 2)}\n`);
      }),
    );
  });

  it("sorts keys as in the schemas, and puts unknown ones last in their own order", () => {
    const extended = { zebra: 1, ...turned(EVERYTHING, 3), apple: { b: 1, a: 2 } };
    const text = formatted(JSON.stringify(extended));
    expect(text).toBe(
      `${JSON.stringify({ ...JSON.parse(formatted(JSON.stringify(EVERYTHING))), zebra: 1, apple: { b: 1, a: 2 } }, null, 2)}\n`,
    );
    expect(text.indexOf('"name"')).toBeLessThan(text.indexOf('"title"'));
  });

  it("keeps numbers and texts as they were written", () => {
    expect(formatted('{"a":1.0,"b":"\\u00e9\\/","c":1E2}')).toBe(
      '{\n  "a": 1.0,\n  "b": "\\u00e9\\/",\n  "c": 1E2\n}\n',
    );
  });

  it.each(EXAMPLES)("finds %s in the canonical layout", (file) => {
    const text = readFileSync(file, "utf8");
    expect(formatted(text)).toBe(text);
  });
});

/** The same value, with the keys of every object in another order. */
function turned<T>(value: T, by: number): T {
  if (Array.isArray(value)) return value.map((item) => turned(item, by)) as T;
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).map(([key, item]) => [key, turned(item, by)] as const);
  const start = by % Math.max(1, entries.length);
  return Object.fromEntries([...entries.slice(start), ...entries.slice(0, start)].reverse()) as T;
}
