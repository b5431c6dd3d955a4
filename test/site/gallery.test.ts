// The gallery is what it says it is: every definition in it is one that an operator could publish.

import { describe, expect, it } from "vitest";
import { PROBLEM_CODES } from "../../src/core/problem-codes.ts";
import { UPCOMING_KINDS } from "../../src/core/registry/definition.ts";
import { DRAFTED, FIFTY, GALLERY_DEFINITIONS, gallery, ONE, THREE } from "../support/gallery.ts";
import { checkDefinitions } from "../support/registries.ts";

describe("the gallery", () => {
  it("holds definitions that pass the check", () => {
    const { problems } = checkDefinitions(...GALLERY_DEFINITIONS, DRAFTED);
    const errors = problems.filter(({ code }) => PROBLEM_CODES[code][0] === "error");
    expect(errors).toEqual([]);
  });

  it("publishes each of them, with a history of several versions, breaking and not", () => {
    const { view } = gallery();
    expect(view.skipped).toHaveLength(1);
    for (const definition of GALLERY_DEFINITIONS) {
      const shown = view.coalitions.find(({ name }) => name === definition.name);
      expect(shown?.definition, definition.name).toEqual(definition);
      const severities = new Set(shown?.entries.map(({ breaking }) => breaking));
      expect([...severities]).toHaveLength(2);
      expect(shown?.entries.length).toBeGreaterThan(3);
    }
  });

  it("has the sizes and states that are looked at", () => {
    const citizens = ({ lattices, organisms }: (typeof GALLERY_DEFINITIONS)[number]) =>
      lattices.length + organisms.length;
    expect([ONE, THREE, FIFTY].map(citizens)).toEqual([1, 3, 50]);
    expect(FIFTY.confluences).toHaveLength(8);
    expect(new Set(FIFTY.confluences.map(({ span }) => span.length)).size).toBe(8);
    expect(Math.max(...GALLERY_DEFINITIONS.map(({ name }) => name.length))).toBe(100);
    const announced = GALLERY_DEFINITIONS.flatMap(({ upcoming = [] }) => upcoming);
    expect(new Set(announced.map(({ kind }) => kind))).toEqual(new Set(UPCOMING_KINDS));
    const retired = GALLERY_DEFINITIONS.flatMap(({ retirement }) => retirement ?? []);
    expect(retired.map(({ replacement }) => replacement)).toEqual([THREE.name, null]);
  });
});
