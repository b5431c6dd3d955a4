// The cheap proof that JSON.parse has shown everything: where it holds, the exact scan agrees.

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isPlain } from "../../src/core/source/plain.ts";
import { countKeys, scanStructure } from "../../src/core/source/structure.ts";

const LEVELS = 4;

const space = fc.stringMatching(/^[ \n\r\t]{0,2}$/);
const key = fc
  .constantFrom("a", "b", ":", ' "', "a:b", "", "__proto__", '":')
  .map((it) => JSON.stringify(it));

/** JSON text with odd white space, colons in strings, and keys that stand twice. */
const { text: texts } = fc.letrec<{ text: string; member: string }>((tie) => ({
  member: fc.tuple(key, space, space, tie("text")).map(([k, a, b, v]) => `${k}${a}:${b}${v}`),
  text: fc.oneof(
    { maxDepth: LEVELS + 1 },
    fc.constantFrom("1", "null", '":"', '" :"', '"\\n:"', '"a\\":"'),
    fc.array(tie("text"), { maxLength: 3 }).map((items) => `[${items.join(",")}]`),
    fc.array(tie("member"), { maxLength: 3 }).map((members) => `{${members.join(",")}}`),
  ),
}));

describe("the proof that nothing is lost", () => {
  it("holds for no text with a key twice or a level too many", () => {
    fc.assert(
      fc.property(texts, (text) => {
        const value: unknown = JSON.parse(text);
        const { depth, keys } = scanStructure(text, LEVELS);
        if (isPlain(text, value, LEVELS)) {
          expect({ keys: countKeys(value), deep: depth > LEVELS }).toEqual({ keys, deep: false });
        }
      }),
      { numRuns: 2000 },
    );
  });

  it.each(readdirSync("coalitions"))("holds for what operators write: %s", (file) => {
    const text = readFileSync(join("coalitions", file), "utf8");
    expect(isPlain(text, JSON.parse(text), 32)).toBe(true);
  });
});
