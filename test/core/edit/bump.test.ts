// A bump changes every definition with the id, everything that follows, and no other byte.

import { describe, expect, it } from "vitest";
import { deriveConfluence } from "../../../src/core/derivation/fingerprint.ts";
import { type BumpPlan, planBump } from "../../../src/core/edit/bump.ts";
import type { Definition, Upcoming } from "../../../src/core/registry/definition.ts";
import {
  announced,
  changed,
  confluence,
  definition,
  lattice,
  modules,
  organism,
  shippedModule,
  ticketIssuer,
} from "../../support/definitions.ts";
import { idOf, mrtdOf } from "../../support/ids.ts";
import {
  bytesOfText,
  bytesOfValue,
  fileOf,
  registryOf,
  registryOfAll,
} from "../../support/registries.ts";

/** The definition in the only edited file. */
function bumped({ edited, refused }: BumpPlan): Definition {
  expect([edited.length, refused]).toEqual([1, []]);
  return JSON.parse(edited[0]?.text ?? "");
}

const [OLD, NEW] = [idOf("old"), idOf("new")];
const config = { content: "c0ffee", acl: "ac1d" };

describe("a bump of a stable id", () => {
  const citizen = lattice("a.mainnet", { stableId: OLD, contentHash: idOf("content") });
  const span = [{ stableId: OLD, contentHash: idOf("content") }];

  it("recomputes services that publish their config bytes, and reports the others", () => {
    const before = definition({
      lattices: [citizen],
      confluences: [confluence("with", { span, config }), confluence("without", { span })],
      modules: { ...modules(), atlas: shippedModule("atlas", { span, config }) },
    });
    const plan = planBump(registryOfAll(before), OLD, NEW);
    const now = bumped(plan);
    const moved = [{ stableId: NEW, contentHash: idOf("content") }];
    expect(now.confluences.map(({ fingerprint }) => fingerprint)).toEqual([
      deriveConfluence({ name: "with", span: moved, ...config }),
      idOf("confluence without"),
    ]);
    expect(now.modules.atlas?.fingerprint).toBe(
      deriveConfluence({ name: "atlas", span: moved, ...config }),
    );
    expect(plan.edited[0]?.follows).toEqual([
      expect.stringContaining(`npx mosaik-coalitions bump ${idOf("content")} NEW`),
      expect.stringMatching(`^The confluence without .* bump ${idOf("confluence without")} NEW$`),
    ]);
  });

  it("changes every definition that has it, and no other", () => {
    const plan = planBump(
      registryOfAll(
        definition({ name: "a.one", lattices: [citizen] }),
        definition({
          name: "a.two",
          lattices: [lattice("b.mainnet")],
          confluences: [confluence("c", { span })],
        }),
        definition({ name: "a.three" }),
      ),
      OLD,
      NEW,
    );
    expect(plan.edited.map(({ name }) => name)).toEqual(["a.one", "a.two"]);
  });

  it("leaves a retired coalition as it was published", () => {
    const retirement = { at: "2026-12-01T14:00Z", reason: "Done.", replacement: null };
    const plan = planBump(registryOfAll(definition({ lattices: [citizen], retirement })), OLD, NEW);
    expect([plan.edited, plan.retired]).toEqual([[], ["coalitions/mini.coalition.json"]]);
  });

  it("names a file that has problems, leaves it alone, and plans the others", () => {
    const good = definition({ name: "a.good", lattices: [citizen] });
    const wrong = { ...good, name: "a.wrong" };
    const files = {
      [fileOf(good)]: bytesOfValue(good),
      [fileOf(wrong)]: bytesOfValue(wrong),
      "coalitions/a.broken.json": bytesOfText(`{ "stableId": "${OLD}", `),
      "coalitions/a.other.json": bytesOfText("{ "),
    };
    const plan = planBump(registryOf(files), OLD, NEW);
    expect(plan.edited.map(({ name }) => name)).toEqual(["a.good"]);
    expect(plan.left.map(({ file, problems }) => [file, problems[0]?.code])).toEqual([
      ["coalitions/a.broken.json", "json-syntax"],
      ["coalitions/a.wrong.json", "fingerprint-mismatch"],
    ]);
  });
});

describe("an announcement", () => {
  const announce = (kind: Upcoming["kind"], id: string, to: string | null) =>
    announced(id, to, { notice: 3, kind });
  const other = announce("stable-id", idOf("organism o"), idOf("next o"));
  const before = definition({
    lattices: [lattice("a.mainnet", { stableId: OLD })],
    organisms: [organism("o")],
  });

  it.each([
    ["the first of two", [announce("stable-id", OLD, NEW), other], [other]],
    ["the last of two", [other, announce("stable-id", OLD, NEW)], [other]],
    ["the only one", [announce("stable-id", OLD, NEW)], undefined],
  ])("is removed when it is fulfilled: %s", (_, upcoming, rest) => {
    const now = bumped(planBump(registryOfAll(changed(before, { upcoming })), OLD, NEW));
    expect(now.upcoming).toEqual(rest);
    expect("upcoming" in now).toBe(rest !== undefined);
  });

  it("is removed, too, if it is of a fingerprint that follows", () => {
    const service = confluence("c", { span: [{ stableId: OLD }], config });
    const next = deriveConfluence({ name: "c", span: [{ stableId: NEW }], ...config });
    const upcoming = [announce("fingerprint", service.fingerprint, next), other];
    const whole = changed(before, { confluences: [service], upcoming });
    expect(bumped(planBump(registryOfAll(whole), OLD, NEW)).upcoming).toEqual([other]);
  });

  it("of a service whose fingerprint follows is then about the new fingerprint", () => {
    const service = confluence("c", { span: [{ stableId: OLD }], config });
    const next = deriveConfluence({ name: "c", span: [{ stableId: NEW }], ...config });
    const upgrade = announce("fingerprint", service.fingerprint, idOf("upgraded"));
    const whole = changed(before, { confluences: [service], upcoming: [upgrade, other] });
    const now = bumped(planBump(registryOfAll(whole), OLD, NEW));
    expect(now.upcoming).toEqual([{ ...upgrade, id: next }, other]);
  });

  it.each([
    ["another id", idOf("another"), "stable-id"],
    ["nothing", null, "retirement"],
  ] as const)("otherwise, as %s, is refused with the notice's number", (_, to, kind) => {
    const upcoming = [announce(kind, OLD, to)];
    const { refused, edited } = planBump(registryOfAll(changed(before, { upcoming })), OLD, NEW);
    expect(refused.map(({ code }) => code)).toEqual(["upcoming-unknown-id"]);
    expect(edited[0]?.follows[0]).toMatch(/^Notice 3 announces/);
  });
});

describe("a bump that the check refuses", () => {
  it.each([
    ["confluence", definition({ confluences: [confluence("c", { config })] })],
    [
      "module",
      definition({ modules: { ...modules(), atlas: shippedModule("atlas", { config }) } }),
    ],
    ["ticket issuer", definition({ ticketIssuer: ticketIssuer("t", { config: { acl: "00" } }) })],
  ])("of a %s whose config bytes fix its fingerprint", (label, before) => {
    const { confluences, modules: shipped, ticketIssuer: issuer } = before;
    const part = confluences[0] ?? shipped.atlas ?? issuer;
    const plan = planBump(registryOfAll(before), part?.fingerprint ?? "", NEW);
    expect(plan.refused.map(({ code }) => code)).toEqual([expect.stringContaining("-mismatch")]);
    expect(plan.edited[0]?.follows[0]).toMatch(`The ${label} `);
  });

  it("to an id that another part has", () => {
    const before = definition({ lattices: [lattice("a.mainnet"), lattice("b.mainnet")] });
    const [a, b] = before.lattices;
    const { refused } = planBump(registryOfAll(before), a?.stableId ?? "", b?.stableId ?? "");
    expect(refused.map(({ code }) => code)).toEqual(["id-repeated"]);
  });
});

it("bumping an MR_TD that a service runs reports that the service's fingerprint may change", () => {
  const [from, to] = [mrtdOf("old"), mrtdOf("new")];
  const mrtds = [{ unit: "unit", mrtd: from }];
  const before = definition({
    lattices: [lattice("a.mainnet", { mrtds })],
    confluences: [confluence("c", { mrtds, config })],
  });
  const plan = planBump(registryOfAll(before), from, to);
  expect(bumped(plan).fingerprint).toBe(before.fingerprint);
  expect(plan.edited[0]?.follows).toEqual([
    expect.stringMatching(/^The confluence c runs the image/),
  ]);
});
