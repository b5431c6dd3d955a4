// The schemas describe each place, for prompts and flags.

import { describe, expect, it } from "vitest";
import { fieldAt } from "../../../src/core/schema/fields.ts";
import { EVERYTHING } from "../../support/everything.ts";

/** The pointers to everything in a value, with the value. */
function placesIn(value: unknown, pointer = ""): [string, unknown][] {
  const inner = typeof value === "object" && value !== null ? Object.entries(value) : [];
  return [[pointer, value], ...inner.flatMap(([key, it]) => placesIn(it, `${pointer}/${key}`))];
}

const PLACES = placesIn(EVERYTHING);

describe("the schemas", () => {
  it("describe every place of a definition, and its properties", () => {
    for (const [pointer, value] of PLACES) {
      // The items of a list of texts are described with their list.
      const item = typeof value === "string" && /\/\d+$/.test(pointer);
      expect([pointer, fieldAt(pointer).description !== ""]).toEqual([pointer, !item]);
    }
    for (const [pointer, value] of PLACES) {
      if (typeof value !== "object" || value === null || Array.isArray(value)) continue;
      expect([pointer, fieldAt(pointer).properties.slice().sort()]).toEqual([
        pointer,
        Object.keys(value).sort(),
      ]);
    }
  });

  it("prefer the most specific description of a place", () => {
    expect(fieldAt("/lattices/0/stableId").description).toMatch(/^The lattice's identity/);
    expect(fieldAt("/confluences/7/span/0/stableId").description).toBe(
      "The spanned citizen's stable id.",
    );
    expect(fieldAt("/modules/atlas").description).toMatch(/^Atlas, the directory/);
    expect(fieldAt("/modules/atlas/docs").description).toBe("How to bind to the module.");
    expect(fieldAt("/name").description).toMatch(/^Two or more dotted labels/);
  });

  it("say what is required, and which choices there are", () => {
    expect(fieldAt("/peerHints/0").required).toEqual(["peerId"]);
    expect(fieldAt("/archetype").choices).toEqual(["ecosystem", "service", "multi-operator"]);
  });

  it.each(["/nothing", "/title/0", "/lattices/0/toString", "/__proto__"])(
    "have no entry for %s",
    (pointer) => {
      expect(fieldAt(pointer)).toEqual({
        description: "",
        properties: [],
        required: [],
        choices: [],
      });
    },
  );
});
