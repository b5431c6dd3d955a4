// A confluence spans two citizens at least, in what is new; what was published stays usable.

import { describe, expect, it } from "vitest";
import { planBump } from "../../../src/core/edit/bump.ts";
import { saidOf } from "../../support/comparisons.ts";
import {
  changed,
  confluence,
  definition,
  lattice,
  modules,
  shippedModule,
} from "../../support/definitions.ts";
import { idOf } from "../../support/ids.ts";
import { checkDefinitions, registryOfAll } from "../../support/registries.ts";

const config = { content: "c0", acl: "ac" };
const [a, b] = [lattice("a.mainnet"), lattice("b.mainnet", { chainId: 11 })];
const spanning = (name: string, ...of: { stableId: string }[]) =>
  confluence(name, { span: of.map(({ stableId }) => ({ stableId })), config });
const withConfluences = (...confluences: ReturnType<typeof spanning>[]) =>
  definition({ lattices: [a, b], confluences });
const said = (...confluences: ReturnType<typeof spanning>[]) =>
  checkDefinitions(withConfluences(...confluences)).problems.map(
    ({ code, pointer }) => `${code} ${pointer}`,
  );

describe("the span of a confluence", () => {
  it("has two citizens at least, wherever they are listed", () => {
    expect(said(spanning("two", a, b))).toEqual([]);
    expect(said(spanning("two", a, { stableId: idOf("elsewhere") }))).toEqual([]);
    expect(said(spanning("two", a, b), spanning("one", a))).toEqual([
      "span-too-small /confluences/1/span",
    ]);
    expect(said(spanning("none"))).toEqual(["span-too-small /confluences/0/span"]);
  });

  it("is what counts, not that of a module", () => {
    const atlas = shippedModule("atlas", { span: [{ stableId: a.stableId }], config });
    expect(checkDefinitions(definition({ modules: { ...modules(), atlas } })).problems).toEqual([]);
  });
});

describe("a span that was published with one citizen", () => {
  const before = withConfluences(spanning("two", a, b), spanning("one", a));

  it("does not block another change, nor another place in the list", () => {
    expect(saidOf(before, changed(before, { title: "Another title" }))).toEqual([]);
    const alone = changed(before, { confluences: [spanning("one", a)] });
    expect(saidOf(before, alone)).toEqual([]);
  });

  it("follows a bump of that citizen", () => {
    const { edited, refused } = planBump(registryOfAll(before), a.stableId, idOf("next"));
    expect([edited.length, refused]).toEqual([1, []]);
  });

  it("does not excuse another one, nor one that was large enough", () => {
    const further = [...before.confluences, spanning("another", b)];
    expect(saidOf(before, changed(before, { confluences: further }))).toEqual(["span-too-small"]);
    const smaller = [spanning("two", a), spanning("one", a)];
    expect(saidOf(before, changed(before, { confluences: smaller }))).toEqual(["span-too-small"]);
  });
});
