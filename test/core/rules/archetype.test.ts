// Only an archetype that clearly does not fit is reported, with one that fits.

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
const [A, F] = [lattice("a"), organism("f")];
const retirement = { at: "2026-12-01T00:00:00Z", reason: "Done.", replacement: null };

function hints(archetype: Archetype, parts: Parts): (string | undefined)[] {
  const { problems, ok } = checkDefinitions(definition({ lattices: [], ...parts, archetype }));
  expect(ok).toBe(true);
  return problems.filter(({ code }) => code === "archetype-unfitting").map(({ fix }) => fix);
}

describe("an archetype", () => {
  it.each<[Archetype, what: string, Parts]>([
    ["ecosystem", "one lattice", { lattices: [A] }],
    ["ecosystem", "lattices of two operators", { lattices: [A, lattice("b", OTHER)] }],
    ["service", "a lattice and an organism", { lattices: [A], organisms: [F] }],
    ["service", "organisms of two operators", { organisms: [F, organism("g", OTHER)] }],
    ["multi-operator", "two operators", { lattices: [A], organisms: [organism("f", OTHER)] }],
    ["multi-operator", "one name, two accounts", { organisms: [F, organism("g", SAME_NAME)] }],
    ["service", "a retired coalition, which cannot fix it", { lattices: [A], retirement }],
  ])("%s fits %s", (archetype, _, parts) => {
    expect(hints(archetype, parts)).toEqual([]);
  });

  it.each<[Archetype, what: string, Parts, Archetype]>([
    ["ecosystem", "an organism", { organisms: [F] }, "service"],
    ["ecosystem", "two operators", { organisms: [F, organism("g", OTHER)] }, "multi-operator"],
    ["service", "a lattice", { lattices: [A] }, "ecosystem"],
    ["multi-operator", "one", { lattices: [A, lattice("b", NEW_LOGIN)] }, "ecosystem"],
    ["multi-operator", "one's organisms", { organisms: [F, organism("g")] }, "service"],
  ])("%s does not fit %s", (archetype, _, parts, fitting) => {
    expect(hints(archetype, parts)).toEqual([`Write: "archetype": "${fitting}"`]);
    expect(hints(fitting, parts)).toEqual([]);
  });

  it("fits each of the examples", async () => {
    const { problems } = checkRegistry(await readSnapshot(resolve(".")), { only: EXAMPLES });
    expect(problems.filter(({ code }) => code === "archetype-unfitting")).toEqual([]);
  });
});
