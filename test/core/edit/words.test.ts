// References to a part, and the text of a pull request.

import { describe, expect, it } from "vitest";
import { planBump } from "../../../src/core/edit/bump.ts";
import { allReferences, nearestIds, referencesTo } from "../../../src/core/edit/references.ts";
import type { Definition } from "../../../src/core/registry/definition.ts";
import { proposePullRequest } from "../../../src/core/render/edit-proposal.ts";
import { definition, lattice } from "../../support/definitions.ts";
import { idOf } from "../../support/ids.ts";
import { registryOfAll } from "../../support/registries.ts";

describe("references", () => {
  const [one, two] = [definition({ name: "a.one" }), definition({ name: "a.two" })];
  const references = allReferences(registryOfAll(one, two));
  const id = lattice("mini.mainnet").stableId;

  it("are found by id and by name", () => {
    const places = [one, two].map((it) => `${it.name} /lattices/0/stableId`);
    for (const word of [id, "mini.mainnet"]) {
      const found = referencesTo(references, word);
      expect(found.map(({ coalition, pointer }) => `${coalition} ${pointer}`)).toEqual(places);
    }
  });

  it("are suggested for a mistyped id", () => {
    const typo = id.replace(/.$/, (last) => (last === "0" ? "1" : "0"));
    expect(nearestIds(references, typo)).toEqual([
      `${id}, the stable id of lattice mini.mainnet in a.one and a.two`,
    ]);
    expect(nearestIds(references, idOf("something else"))).toEqual([]);
  });
});

describe("the proposed pull request", () => {
  const citizen = lattice("a.mainnet");
  const bump = (...all: Definition[]) =>
    proposePullRequest(planBump(registryOfAll(...all), citizen.stableId, idOf("new")).edited);

  it("names the coalition, or how many there are, and what they have in common", () => {
    const one = definition({ name: "a.one", lattices: [citizen] });
    const two = definition({ name: "a.two", lattices: [citizen, lattice("b.mainnet")] });
    expect(bump(one).title).toBe("a.one: lattice a.mainnet bumped");
    expect(bump(one, two).title).toBe("lattice a.mainnet bumped, in 2 coalitions");
    expect(bump(one, two).body).toMatch(/^### `a\.one`\n[\s\S]*### `a\.two`\n/);
  });

  it("mentions nobody, whatever a part is called", () => {
    const evil = lattice("@everyone", { stableId: citizen.stableId });
    const { body } = bump(definition({ name: "a.one", lattices: [evil] }));
    expect(body).toContain("everyone");
    expect(body).not.toContain("@everyone");
  });
});
