// Ids of modules and ticket issuers are one coalition's own, for as long as there is a history.

import { describe, expect, it } from "vitest";
import type { Definition } from "../../../src/core/registry/definition.ts";
import { checkAgainst, stepOf } from "../../support/comparisons.ts";
import {
  changed,
  confluence,
  definition,
  lattice,
  modules,
  organism,
  shippedModule,
  ticketIssuer,
} from "../../support/definitions.ts";
import type { Step } from "../../support/histories.ts";
import { idOf } from "../../support/ids.ts";
import { fileOf, textOf } from "../../support/registries.ts";

const ATLAS = idOf("the atlas of mini.owner");
const atlas = (fingerprint = ATLAS) => ({
  ...modules(),
  atlas: shippedModule("atlas", { fingerprint }),
});
const OWNER = definition({
  name: "mini.owner",
  modules: atlas(),
  ticketIssuer: ticketIssuer("tickets"),
});
const TAKER = definition({ name: "mini.taker", lattices: [lattice("taker.mainnet")] });

function problems(steps: Step[], ...after: Definition[]) {
  return checkAgainst(steps, after).problems;
}
const codes = (steps: Step[], ...after: Definition[]) =>
  problems(steps, ...after).map(({ code, file }) => `${code} ${file}`);
const REPORTED = [`id-of-other-coalition ${fileOf(TAKER)}`];

describe("the id of another coalition's module or ticket issuer", () => {
  it.each<[string, Definition]>([
    ["module", changed(TAKER, { modules: atlas() })],
    ["ticket issuer", changed(TAKER, { ticketIssuer: ticketIssuer("t", { fingerprint: ATLAS }) })],
    ["confluence", changed(TAKER, { confluences: [confluence("c", { fingerprint: ATLAS })] })],
    ["organism", changed(TAKER, { organisms: [organism("o", { stableId: ATLAS })] })],
    ["module, of the issuer", changed(TAKER, { modules: atlas(idOf("ticket issuer tickets")) })],
  ])("is nobody else's %s", (_, after) => {
    expect(codes([stepOf(OWNER, TAKER)], OWNER, after)).toEqual(REPORTED);
    // Neither does a new coalition get it.
    expect(codes([stepOf(OWNER)], OWNER, after)).toEqual(REPORTED);
  });

  it("is reported with its owner, and since when", () => {
    const elsewhere = changed(OWNER, { title: "The owner" });
    const [problem] = problems(
      [stepOf(TAKER), stepOf(OWNER), stepOf(elsewhere)],
      elsewhere,
      changed(TAKER, { modules: atlas() }),
    );
    expect(problem).toMatchObject({ pointer: "/modules/atlas/fingerprint", cause: ATLAS });
    expect(problem?.message).toContain("the id of the module atlas of mini.owner");
    expect(problem?.message).toContain("2026-01-06 00:00 UTC (commit 000000000000)");
  });

  it("stays its own after it gave the id up, was deleted, and was broken", () => {
    const without = changed(OWNER, { modules: modules(), ticketIssuer: null });
    const after = changed(TAKER, { modules: atlas() });
    expect(codes([stepOf(OWNER), stepOf(without)], without, after)).toEqual(REPORTED);
    expect(codes([stepOf(OWNER), { [fileOf(OWNER)]: null }], after)).toEqual(REPORTED);
    const broken = { [fileOf(OWNER)]: "{" };
    expect(codes([stepOf(OWNER), broken, { [fileOf(OWNER)]: null }], after)).toEqual(REPORTED);
  });

  it("is found where the text spells it with escapes", () => {
    const spelt = textOf(OWNER).replaceAll(ATLAS, ATLAS.replaceAll("a", "\\u0061"));
    expect(spelt).not.toContain(ATLAS);
    const after = changed(TAKER, { modules: atlas() });
    expect(codes([{ [fileOf(OWNER)]: spelt }], OWNER, after)).toEqual(REPORTED);
  });

  it("is a mistake in one file of two, and not in the owner's", () => {
    const upgraded = changed(OWNER, { modules: atlas(idOf("the next atlas")) });
    const after = changed(TAKER, { modules: atlas() });
    expect(codes([stepOf(OWNER, TAKER)], upgraded, after)).toEqual(REPORTED);
  });
});

describe("an id that may be taken", () => {
  it.each<[string, Partial<Definition>, Partial<Definition>]>([
    ["a citizen", { lattices: [lattice("s")] }, { lattices: [...TAKER.lattices, lattice("s")] }],
    ["a confluence", { confluences: [confluence("s")] }, { confluences: [confluence("s")] }],
  ])("is the id of %s", (_, theirs, ours) => {
    const other = definition({ name: "mini.other", ...theirs });
    expect(codes([stepOf(other, TAKER)], other, changed(TAKER, ours))).toEqual([]);
  });

  it("is a citizen's, which another rule refuses: the id belonged to nobody", () => {
    const organisms = [organism("s", { stableId: ATLAS })];
    const other = definition({ name: "mini.other", organisms });
    const found = codes([stepOf(other, TAKER)], other, changed(TAKER, { modules: atlas() }));
    expect(found).toEqual([
      `statement-contradicted ${fileOf(TAKER)}`,
      `statement-differs ${fileOf(other)}`,
    ]);
  });

  it("is one that this coalition's own bytes prove, and that the other one only declared", () => {
    const proven = shippedModule("atlas", { config: { content: "01", acl: "02" } });
    const { config: _, ...declared } = proven;
    const owner = changed(OWNER, { modules: { ...modules(), atlas: declared } });
    const taker = changed(TAKER, { modules: { ...modules(), atlas: proven } });
    expect(codes([stepOf(owner)], owner, taker)).not.toContain(REPORTED[0]);
    const both = changed(OWNER, { modules: { ...modules(), atlas: proven } });
    expect(codes([stepOf(both)], both, taker)).toEqual(REPORTED);
  });

  it("is one that only a version had that was never published", () => {
    const broken = { ...OWNER, fingerprint: idOf("wrong") };
    const valid = changed(OWNER, { modules: modules() });
    const steps = [stepOf(broken as Definition), stepOf(valid)];
    expect(codes(steps, valid, changed(TAKER, { modules: atlas() }))).toEqual([]);
  });

  it("is one that this coalition published itself, even if another used it later", () => {
    const first = changed(TAKER, { modules: atlas() });
    const steps = [stepOf(first), stepOf(TAKER), stepOf(OWNER)];
    expect(codes(steps, OWNER, first)).toEqual([]);
  });

  it("is one that stays where it was, though another coalition has it, too", () => {
    const both = changed(TAKER, { modules: atlas() });
    expect(codes([stepOf(OWNER), stepOf(both)], OWNER, changed(both, { title: "T" }))).toEqual([]);
  });

  it("belongs to a coalition that retires in favour of this one", () => {
    const retired = (replacement: string | null) =>
      changed(OWNER, { retirement: { at: "2026-12-01T00:00:00Z", reason: "R", replacement } });
    const after = changed(TAKER, { modules: atlas() });
    expect(codes([stepOf(OWNER)], retired("mini.taker"), after)).toEqual([]);
    expect(codes([stepOf(OWNER)], retired(null), after)).toEqual(REPORTED);
  });
});

describe("the fingerprint of an id that must change", () => {
  it("is not a separate mistake", () => {
    const after = { ...changed(TAKER, { modules: atlas() }), fingerprint: TAKER.fingerprint };
    expect(codes([stepOf(OWNER, TAKER)], OWNER, after)).toEqual(REPORTED);
  });
});
