// Retiring a coalition, and adding a part to one, change the right place and no other byte.

import { describe, expect, it } from "vitest";
import { planAddition } from "../../../src/core/edit/add.ts";
import { editable } from "../../../src/core/edit/plan.ts";
import { planRetirement } from "../../../src/core/edit/retire.ts";
import { placeholderAt } from "../../../src/core/edit/template.ts";
import { DefinitionFile } from "../../../src/core/registry/snapshot.ts";
import { changed, definition, lattice, organism } from "../../support/definitions.ts";
import { EVERYTHING } from "../../support/everything.ts";
import { peerOf } from "../../support/ids.ts";
import { fileOf, registryOfAll, textOf } from "../../support/registries.ts";

const RETIREMENT = { at: "2026-12-01T14:00:00Z", reason: "It is done.", replacement: null };

describe("a retirement", () => {
  it("replaces announcements and the urgent mark, and changes nothing else", () => {
    const { retirement: _, ...given } = EVERYTHING;
    const { upcoming, urgent: __, ...rest } = given;
    const { edited, refused } = planRetirement(registryOfAll(given), fileOf(given), RETIREMENT);
    expect(edited[0]?.text).toBe(textOf({ ...rest, retirement: RETIREMENT }));
    expect(refused).toEqual([]);
    expect(edited[0]?.follows).toHaveLength(upcoming.length + 1);
  });

  it("in favour of a missing coalition is refused", () => {
    const it = definition();
    const retirement = { ...RETIREMENT, replacement: "not.there" };
    const { refused } = planRetirement(registryOfAll(it), fileOf(it), retirement);
    expect(refused.map(({ code }) => code)).toEqual(["retirement-replacement"]);
  });
});

describe("an addition", () => {
  it("goes to the end of its list, and the fingerprint follows", () => {
    const part = lattice("an.addition", { chainId: 4242 });
    const plan = planAddition(
      registryOfAll(EVERYTHING),
      fileOf(EVERYTHING),
      { kind: "lattice" },
      {
        ...part,
      },
    );
    const longer = changed(EVERYTHING, { lattices: [...EVERYTHING.lattices, part] });
    expect([plan.edited[0]?.text, plan.refused]).toEqual([textOf(longer), []]);
  });

  it.each([
    ["an id", { stableId: lattice("mini.mainnet").stableId }, "id-repeated"],
    ["a name", { name: "mini.mainnet" }, "part-name-repeated"],
  ])("of %s that already exists is refused", (_, overrides, code) => {
    const it = definition();
    const part = { ...lattice("b.mainnet"), ...overrides };
    const { refused } = planAddition(registryOfAll(it), fileOf(it), { kind: "lattice" }, part);
    expect(refused.map((problem) => problem.code)).toContain(code);
  });

  it("goes into an incomplete definition, and completes what it can", () => {
    const bare = changed(definition(), { lattices: [], peerHints: [] });
    const [file, part] = [fileOf(bare), organism("feed")];
    const first = planAddition(registryOfAll(bare), file, { kind: "organism" }, { ...part });
    expect([first.refused, first.edited[0]?.ok]).toEqual([[], false]);
    const grown = registryOfAll(bare).withTexts(first.edited);
    const second = planAddition(grown, file, { kind: "peer-hint" }, { peerId: peerOf("peer") });
    expect([second.refused, second.edited[0]?.ok]).toEqual([[], true]);
  });

  it("leaves the fingerprint alone if an id is still a placeholder", () => {
    const marked = definition({
      lattices: [lattice("a.mainnet")],
      organisms: [organism("o", { stableId: placeholderAt("/organisms/0/stableId") })],
      fingerprint: "TODO: later",
    });
    const { edited } = planAddition(
      registryOfAll(marked),
      fileOf(marked),
      { kind: "lattice" },
      {
        ...lattice("b.mainnet"),
      },
    );
    expect(JSON.parse(edited[0]?.text ?? "").fingerprint).toBe("TODO: later");
  });

  it.each([
    ["is not JSON", "{"],
    ["lacks a list", JSON.stringify({ ...definition(), lattices: undefined })],
    ["has a text for a list", JSON.stringify({ ...definition(), organisms: "none" })],
  ])("is refused in a file that %s", (_, text) => {
    expect(editable(DefinitionFile.parse("coalitions/a.b.json", text))).toBeUndefined();
  });
});
