// Edits of a definition's text: what they write is laid out as the rest is, and the rest stays.

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  withFingerprint,
  withItem,
  without,
  withProperty,
  withValues,
} from "../../../src/core/edit/edit.ts";
import type { Definition } from "../../../src/core/registry/definition.ts";
import { definitions } from "../../support/arbitrary-definitions.ts";
import { confluence, lattice, organism } from "../../support/definitions.ts";
import { idOf } from "../../support/ids.ts";
import { layouts, write } from "../../support/layouts.ts";

const LISTS = ["lattices", "organisms", "confluences", "peerHints"] as const;
const PARTS = {
  lattices: lattice("new.mainnet", { mrtds: [], redFlags: ["One.", "Two."] }),
  organisms: organism("new"),
  confluences: confluence("new"),
  peerHints: { peerId: idOf("new peer"), note: 'a "note"\\' },
};
const RETIREMENT = { at: "2026-12-01T14:00:00Z", reason: "It is done.", replacement: null };

describe("a text that JSON.stringify wrote", () => {
  it("has another item as if it had been written with it", () => {
    fc.assert(
      fc.property(definitions, layouts, fc.constantFrom(...LISTS), (definition, layout, list) => {
        const longer = { ...definition, [list]: [...definition[list], PARTS[list]] };
        const text = write(definition, layout);
        expect(withItem(text, `/${list}`, PARTS[list])).toBe(write(longer, layout));
      }),
    );
  });

  it("has no trace of an item that was added and taken away again", () => {
    fc.assert(
      fc.property(definitions, layouts, fc.constantFrom(...LISTS), (definition, layout, list) => {
        const text = write(definition, layout);
        const longer = withItem(text, `/${list}`, PARTS[list]);
        expect(without(longer, `/${list}/${definition[list].length}`)).toBe(text);
      }),
    );
  });

  it("loses any member as if it had been written without it", () => {
    fc.assert(
      fc.property(definitions, layouts, fc.nat(), (definition, layout, pick) => {
        const keys = Object.keys(definition);
        const key = keys[pick % keys.length] as keyof Definition;
        const { [key]: _, ...rest } = definition;
        expect(without(write(definition, layout), `/${key}`)).toBe(write(rest, layout));
        const [first, ...others] = definition.peerHints;
        if (!first || others.length === 0) return;
        const shorter = { ...definition, peerHints: others };
        expect(without(write(definition, layout), "/peerHints/0")).toBe(write(shorter, layout));
      }),
    );
  });

  it("gets a retirement at its end, in place of what was announced", () => {
    fc.assert(
      fc.property(definitions, layouts, ({ upcoming: _, retirement: __, ...bare }, layout) => {
        const text = withProperty(write(bare, layout), "retirement", RETIREMENT);
        expect(text).toBe(write({ ...bare, retirement: RETIREMENT }, layout));
      }),
    );
  });

  it("gets a fingerprint where the schema has it, whatever else is missing", () => {
    fc.assert(
      fc.property(
        definitions,
        layouts,
        fc.subarray(["title", "operator", "summary"]),
        (definition, layout, gone) => {
          const kept = Object.entries(definition).filter(([key]) => !gone.includes(key));
          const whole = Object.fromEntries(kept);
          const { fingerprint, ...rest } = whole;
          const text = withFingerprint({ text: write(rest, layout) }, fingerprint as string);
          expect(text).toBe(write(whole, layout));
        },
      ),
    );
  });
});

describe("a text that a person laid out", () => {
  const BY_HAND = `{ "name" : "x.y",
   "lattices": [
     {"name": "a", "github": [{ "login": "g", "id": 1 }], "tags": []}
   ],
   "organisms": [], "peerHints": [{"peerId": "p"}, {"peerId": "q"}]
}`;
  const LATTICE = { name: "b", github: [{ login: "h", id: 2 }], tags: ["t"] };

  it("has a new item on one line where the one before it is", () => {
    expect(withItem(BY_HAND, "/lattices", LATTICE)).toBe(
      BY_HAND.replace(
        '"tags": []}',
        '"tags": []},\n     {"name": "b", "github": [{ "login": "h", "id": 2 }], "tags": ["t"]}',
      ),
    );
  });

  it("has the first item of an empty list as the whole text is laid out", () => {
    expect(withItem(BY_HAND, "/organisms", { role: "r" })).toBe(
      BY_HAND.replace(
        '"organisms": []',
        '"organisms": [\n      {\n         "role" : "r"\n      }\n   ]',
      ),
    );
  });

  it("has another item beside the others where they share a line", () => {
    expect(withItem(BY_HAND, "/peerHints", { peerId: "r" })).toBe(
      BY_HAND.replace('{"peerId": "q"}', '{"peerId": "q"}, {"peerId": "r"}'),
    );
  });
});

it("values are replaced where they stand, and nothing else", () => {
  const text = '{"a": "1", "b": ["1", {"c":\t"1"}] }\n';
  const values = new Map([
    ["/b/1/c", "three"],
    ["/a", "one"],
  ]);
  expect(withValues(text, values)).toBe('{"a": "one", "b": ["1", {"c":\t"three"}] }\n');
});

it("what is not there is no place to edit", () => {
  expect(() => withValues("{}", new Map([["/a", 1]]))).toThrow('nothing at "/a"');
});
