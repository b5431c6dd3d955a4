// What JSON.parse does not report: in any notation, every repeated key and every excess level is found, and nothing
// else.

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseStrict } from "../../src/core/source/strict-json.ts";
import { runsOf } from "../support/thorough.ts";

const LEVELS = 4;

/** A text, how deep it nests, and the keys that are again in their objects. */
interface Written {
  text: string;
  depth: number;
  again: number;
}

const space = fc.stringMatching(/^[ \n\r\t]{0,2}$/);
const key = fc.constantFrom("a", "b", ":", ' "', "a:b", "", "__proto__", '":', '" :');

const { value: texts } = fc.letrec<{ value: Written }>((tie) => ({
  value: fc.oneof(
    { maxDepth: LEVELS + 1 },
    fc
      .constantFrom("1", "null", '":"', '" :"', '"\\n:"', '"a\\":"', '"\\" :"')
      .map((text) => ({ text, depth: 0, again: 0 })),
    fc.array(tie("value"), { maxLength: 3 }).map((items) => around("[", items, "]")),
    fc.array(fc.tuple(key, space, space, tie("value")), { maxLength: 3 }).map((members) => {
      const inner = members.map(([name, before, after, it]) => {
        return { ...it, text: `${JSON.stringify(name)}${before}:${after}${it.text}` };
      });
      const { text, depth, again } = around("{", inner, "}");
      const names = new Set(members.map(([name]) => name));
      return { text, depth, again: again + members.length - names.size };
    }),
  ),
}));

function around(open: string, inner: readonly Written[], close: string): Written {
  return {
    text: `${open}${inner.map(({ text }) => text).join(",")}${close}`,
    depth: 1 + Math.max(0, ...inner.map(({ depth }) => depth)),
    again: inner.reduce((sum, { again }) => sum + again, 0),
  };
}

describe("a strict reading", () => {
  it("finds what is lost and what is too deep, and nothing else", () => {
    fc.assert(
      fc.property(texts, ({ text, depth, again }) => {
        const { value, faults } = parseStrict(text, LEVELS);
        const codes = faults.map(({ finding }) => finding.code);
        if (depth > LEVELS) expect(codes).toEqual(["too-deep"]);
        else expect(codes).toEqual(Array(again).fill("duplicate-key"));
        expect(value).toEqual(codes.length > 0 ? undefined : JSON.parse(text));
      }),
      { numRuns: runsOf(2000) },
    );
  });

  it.each(readdirSync("coalitions"))("gives what operators write: %s", (file) => {
    const text = readFileSync(join("coalitions", file), "utf8");
    expect(parseStrict(text, 32)).toEqual({ value: JSON.parse(text), faults: [] });
  });
});
