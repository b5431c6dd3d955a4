// Where a retirement leads integrators.

import { describe, expect, it } from "vitest";
import type { Definition } from "../../../src/core/registry/definition.ts";
import { changed, definition } from "../../support/definitions.ts";
import { checkDefinitions } from "../../support/registries.ts";

const retired = (name: string, replacement: string | null): Definition =>
  changed(definition({ name }), {
    retirement: { at: "2026-12-01T00:00:00Z", reason: "It is done.", replacement },
  });

const codesOf = (...definitions: Definition[]) =>
  checkDefinitions(...definitions).problems.map(({ code, file }) => [code, file]);

describe("the replacements of retired coalitions", () => {
  it("lead to one that goes on, or to an end", () => {
    const chain = [retired("a.one", "a.two"), retired("a.two", "a.three")];
    expect(codesOf(...chain, definition({ name: "a.three" }))).toEqual([]);
    expect(codesOf(...chain, retired("a.three", null))).toEqual([]);
  });

  it("do not lead back, by whatever way", () => {
    const code = "retirement-replacement";
    expect(codesOf(retired("a.one", "a.one"))).toEqual([[code, "coalitions/a.one.json"]]);
    expect(codesOf(retired("a.one", "a.two"), retired("a.two", "a.one"))).toEqual([
      [code, "coalitions/a.one.json"],
      [code, "coalitions/a.two.json"],
    ]);
    const round = [
      retired("a.one", "a.two"),
      retired("a.two", "a.three"),
      retired("a.three", "a.two"),
    ];
    expect(codesOf(...round)).toEqual([
      [code, "coalitions/a.three.json"],
      [code, "coalitions/a.two.json"],
    ]);
  });
});
