// Only an archetype that clearly does not fit is worth a word, and the word names one that fits.

import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { checkRegistry } from "../../../src/core/check.ts";
import type { Archetype, Definition } from "../../../src/core/registry/definition.ts";
import { readSnapshot } from "../../../src/io/read-snapshot.ts";
import { definition, lattice, OPERATOR, organism } from "../../support/definitions.ts";
import { EXAMPLES } from "../../support/examples.ts";
import { checkDefinitions } from "../../support/registries.ts";

const OTHER = { operator: { ...OPERATOR, name: "Another Works" } };
const SAME_NAME = { operator: { ...OPERATOR, github: [{ login: "another", id: 2002 }] } };
const NEW_LOGIN = { operator: { ...OPERATOR, github: [{ login: "renamed", id: 1001 }] } };

type Parts = Partial<Pick<Definition, "lattices" | "organisms" | "retirement">>;

function hints(archetype: Archetype, parts: Parts): (string | undefined)[] {
  const { problems, ok } = checkDefinitions(definition({ lattices: [], ...parts, archetype }));
  expect(ok).toBe(true);
  return problems.filter(({ code }) => code === "archetype-unfitting").map(({ fix }) => fix);
}

describe("an archetype", () => {
  it.each<[string, Archetype, Parts]>([
    ["an ecosystem of one lattice", "ecosystem", { lattices: [lattice("a")] }],
    [
      "an ecosystem whose lattices have operators of their own",
      "ecosystem",
      { lattices: [lattice("a"), lattice("b", OTHER)] },
    ],
    [
      "a service with a lattice",
      "service",
      { lattices: [lattice("a")], organisms: [organism("f")] },
    ],
    [
      "a service whose organisms have two operators",
      "service",
      { organisms: [organism("f"), organism("g", OTHER)] },
    ],
    [
      "a multi-operator coalition of two operators",
      "multi-operator",
      { lattices: [lattice("a")], organisms: [organism("f", OTHER)] },
    ],
    [
      "operators of one name, and different accounts",
      "multi-operator",
      { organisms: [organism("f"), organism("g", SAME_NAME)] },
    ],
    [
      "a retired coalition, which cannot mend it",
      "service",
      {
        lattices: [lattice("a")],
        retirement: { at: "2026-12-01T00:00:00Z", reason: "Done.", replacement: null },
      },
    ],
  ])("fits %s", (_, archetype, parts) => {
    expect(hints(archetype, parts)).toEqual([]);
  });

  it.each<[string, Archetype, Parts, Archetype]>([
    ["an ecosystem without a lattice", "ecosystem", { organisms: [organism("f")] }, "service"],
    [
      "an ecosystem of several operators without a lattice",
      "ecosystem",
      { organisms: [organism("f"), organism("g", OTHER)] },
      "multi-operator",
    ],
    ["a service without an organism", "service", { lattices: [lattice("a")] }, "ecosystem"],
    [
      "a multi-operator coalition of one operator",
      "multi-operator",
      { lattices: [lattice("a"), lattice("b", NEW_LOGIN)] },
      "ecosystem",
    ],
    [
      "a multi-operator coalition of one operator's organisms",
      "multi-operator",
      { organisms: [organism("f"), organism("g")] },
      "service",
    ],
  ])("does not fit %s", (_, archetype, parts, fitting) => {
    expect(hints(archetype, parts)).toEqual([`Write: "archetype": "${fitting}"`]);
    expect(hints(fitting, parts)).toEqual([]);
  });

  it("fits each of the examples", async () => {
    const { problems } = checkRegistry(await readSnapshot(resolve(".")), { only: EXAMPLES });
    expect(problems.filter(({ code }) => code === "archetype-unfitting")).toEqual([]);
  });
});
