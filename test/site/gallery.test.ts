// The gallery is what it says it is: every definition in it is one that an operator could publish.

import { describe, expect, it } from "vitest";
import { PROBLEM_CODES } from "../../src/core/problem-codes.ts";
import { UPCOMING_KINDS } from "../../src/core/registry/definition.ts";
import { DRAFTED, GALLERY_DEFINITIONS, gallery } from "../support/gallery.ts";
import { checkDefinitions } from "../support/registries.ts";

describe("the gallery", () => {
  it("holds definitions that pass the check, with announced changes of every kind", () => {
    const { problems } = checkDefinitions(...GALLERY_DEFINITIONS, DRAFTED);
    const errors = problems.filter(({ code }) => PROBLEM_CODES[code][0] === "error");
    // What is from before texts and addresses were checked may be any text.
    expect(new Set(errors.map(({ code, file }) => `${code} ${file}`))).toEqual(
      new Set([
        "text-hidden coalitions/hostile.texts.json",
        "peer-address-invalid coalitions/hostile.texts.json",
      ]),
    );
    const announced = GALLERY_DEFINITIONS.flatMap(({ upcoming = [] }) => upcoming);
    expect(new Set(announced.map(({ kind }) => kind))).toEqual(new Set(UPCOMING_KINDS));
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
});
