// A rewritten text has exactly the new value, and keeps everything else as it was written.

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { matchMembers } from "../../../src/core/edit/matching.ts";
import { rewrite } from "../../../src/core/edit/rewrite.ts";
import { inSchemaOrder } from "../../../src/core/edit/template.ts";
import type { Definition } from "../../../src/core/registry/definition.ts";
import { definitions } from "../../support/arbitrary-definitions.ts";
import { confluence, lattice, organism } from "../../support/definitions.ts";
import { idOf, peerOf } from "../../support/ids.ts";
import { layouts, write } from "../../support/layouts.ts";

const PARTS = {
  lattices: lattice("new.mainnet", { mrtds: [], redFlags: ["One.", "Two."] }),
  organisms: organism("new"),
  confluences: confluence("new"),
  peerHints: { peerId: peerOf("new peer"), note: 'a "note"\\' },
};
const lists = fc.constantFrom(...(Object.keys(PARTS) as (keyof typeof PARTS)[]));

it("rewriting the output of JSON.stringify gives its output for the new value", () => {
  fc.assert(
    fc.property(definitions, definitions, layouts, (before, after, layout) => {
      const [one, other] = [before, after].map((it) => inSchemaOrder(it, ""));
      expect(rewrite(write(one, layout), other as object)).toBe(write(other, layout));
    }),
  );
});

/** The text as a person may have laid it out, by turns on lines and on one, and with keys in any order. */
function byHand(value: unknown, picks: readonly number[]): string {
  let turn = 0;
  const pick = <T>(...choices: T[]) =>
    choices[(picks[turn++ % picks.length] ?? 0) % choices.length] as T;
  const eol = pick("\n", "\r\n");
  const print = (it: unknown, indent: string): string => {
    if (typeof it !== "object" || it === null) return JSON.stringify(it);
    const colon = pick(":", ": ", " :  ");
    const inner = indent.includes("\n")
      ? pick(`${indent}   `, `${indent}\t`, " ", "")
      : pick("", " ");
    const items = Object.entries(it).map(([key, item]) =>
      Array.isArray(it) ? print(item, inner) : JSON.stringify(key) + colon + print(item, inner),
    );
    if (!Array.isArray(it) && pick(true, false)) items.reverse();
    const [open, close] = Array.isArray(it) ? "[]" : "{}";
    return open + inner + items.join(`${pick("", " ")},${inner}`) + pick(indent, "") + close;
  };
  return pick("", " ") + print(value, eol) + pick("", eol, "  ");
}

describe("a text that a person laid out", () => {
  const picks = fc.array(fc.nat(11), { minLength: 1, maxLength: 40 });
  const given = fc
    .tuple(definitions, picks)
    .map(([before, turns]) => ({ before, text: byHand(before, turns) }));

  /** The length of the part in which two texts differ. */
  function difference(one: string, other: string): [string, string] {
    let [start, end] = [0, 0];
    const most = Math.min(one.length, other.length);
    while (start < most && one[start] === other[start]) start += 1;
    while (end < most - start && one.at(-1 - end) === other.at(-1 - end)) end += 1;
    return [one.slice(start, one.length - end), other.slice(start, other.length - end)];
  }

  it("gets any other value, and does not change with its own", () => {
    fc.assert(
      fc.property(given, definitions, ({ before, text }, after) => {
        expect(JSON.parse(text)).toEqual(before);
        expect(rewrite(text, before)).toBe(text);
        expect(JSON.parse(rewrite(text, after))).toEqual(after);
      }),
    );
  });

  it("gets a new member by one insertion, and loses it without a trace", () => {
    fc.assert(
      fc.property(given, lists, fc.nat(), ({ before, text }, list, at) => {
        const [part, items] = [PARTS[list], before[list] as unknown[]];
        const longer = { ...before, [list]: items.toSpliced(at % (items.length + 1), 0, part) };
        const there = rewrite(text, longer);
        expect(JSON.parse(there)).toEqual(longer);
        const back = rewrite(there, before);
        // An empty list loses the space inside it.
        expect(JSON.parse(back)).toEqual(before);
        if (items.length === 0) return;
        expect(back).toBe(text);
        expect(difference(text, there)[0]).toBe("");
      }),
    );
  });

  it("loses a member by one deletion, and changes a value by one replacement", () => {
    fc.assert(
      fc.property(given, fc.nat(), ({ before, text }, pick) => {
        const keys = Object.keys(before) as (keyof Definition)[];
        const { [keys[pick % keys.length] as keyof Definition]: _, ...rest } = before;
        expect(difference(text, rewrite(text, rest))[1]).toBe("");
        const parts = [...before.lattices, ...before.organisms];
        const part = parts[pick % parts.length];
        const moved: Definition = JSON.parse(
          JSON.stringify(before).replaceAll(`${part?.stableId}`, idOf("moved")),
        );
        const changed = rewrite(text, moved);
        expect(changed).toBe(text.replaceAll(`${part?.stableId}`, idOf("moved")));
      }),
    );
  });

  const BY_HAND = `{ "name" : "x.y",
   "lattices": [
     {"name": "a", "github": [{ "login": "g", "id": 1 }], "tags": []}
   ],
   "organisms": [], "peerHints": [{"peerId": "p"}, {"peerId": "q"}]
}`;
  const VALUE = JSON.parse(BY_HAND);

  it.each<[string, object, string, string]>([
    [
      "a new item on one line where the one before it is",
      {
        lattices: [...VALUE.lattices, { name: "b", github: [{ login: "h", id: 2 }], tags: ["t"] }],
      },
      '"tags": []}',
      '"tags": []},\n     {"name": "b", "github": [{ "login": "h", "id": 2 }], "tags": ["t"]}',
    ],
    [
      "the first item of an empty list as the whole text is laid out",
      { organisms: [{ role: "r" }] },
      '"organisms": []',
      '"organisms": [\n      {\n         "role" : "r"\n      }\n   ]',
    ],
    [
      "an item beside the others where they share a line",
      { peerHints: [...VALUE.peerHints, { peerId: "r" }] },
      '{"peerId": "q"}',
      '{"peerId": "q"}, {"peerId": "r"}',
    ],
    [
      "a property where the schema has it, on the line of its neighbours",
      { lattices: [{ ...VALUE.lattices[0], stableId: "s" }] },
      '"name": "a",',
      '"name": "a", "stableId": "s",',
    ],
    [
      "a property that the schema does not know at the end",
      { else: { a: [1] } },
      '"q"}]',
      '"q"}], "else" : {\n      "a" : [\n         1\n      ]\n   }',
    ],
  ])("has %s", (_, changes, before, after) => {
    expect(rewrite(BY_HAND, { ...VALUE, ...changes })).toBe(BY_HAND.replace(before, after));
  });

  it("keeps numbers and texts as they were written, except those that change", () => {
    const text = '{"a": 1.0, "b": ["\\u00e9", 1E2, {"c":\t"1"}], "d": null }\n';
    const next = { a: 1, b: ["é", 100, { c: "2" }], d: { e: 1 } };
    expect(rewrite(text, next)).toBe(
      '{"a": 1.0, "b": ["\\u00e9", 1E2, {"c":\t"2"}], "d": {"e": 1} }\n',
    );
  });
});

it.each<[string, unknown[], unknown[], (number | undefined)[]]>([
  ["plain values", ["a", "b", "b"], ["b", "c", "b"], [1, undefined, 2]],
  [
    "an id that stays",
    [{ stableId: 1, name: "a" }],
    [{ stableId: 2 }, { stableId: 1 }],
    [undefined, 0],
  ],
  [
    "name if the id was replaced",
    [
      { id: 1, name: "a" },
      { id: 2, name: "b" },
    ],
    [{ id: 3, name: "b" }],
    [1],
  ],
  [
    "a notice where its id followed",
    [
      { notice: 7, id: 1 },
      { notice: 8, id: 2 },
    ],
    [{ notice: 8, id: 3 }],
    [1],
  ],
  ["the place between others", [1, "a", 2, "b", "c"], [1, "x", 2, "y"], [0, 1, 2, 3]],
  ["another order with a new part", [1, 2, 3], [3, 1, 2], [2, undefined, undefined]],
])("members are matched by %s", (_, before, after, expected) => {
  const matches = matchMembers(before, after);
  expect(after.map((__, at) => matches.get(at))).toEqual(expected);
});
