// An announced change is due from its time on while the old id remains, and only by a clock that the caller passes.

import { describe, expect, it } from "vitest";
import { checkRegistry } from "../../../src/core/check.ts";
import type { Definition, Upcoming } from "../../../src/core/registry/definition.ts";
import { hasCome, midnightAfter } from "../../../src/core/time.ts";
import { announced, changed, definition, lattice, organism } from "../../support/definitions.ts";
import { idOf } from "../../support/ids.ts";
import { bytesOfValue, fileOf, registryOf } from "../../support/registries.ts";

const BASE = definition({ lattices: [lattice("a")], organisms: [organism("feed")] });
const BUMP = announced(idOf("organism feed"), idOf("the next feed"), {
  effectiveAt: "2026-05-29T14:00:00Z",
});

function check(given: Definition, now?: string) {
  const registry = registryOf({ [fileOf(given)]: bytesOfValue(given) });
  return checkRegistry(registry, now === undefined ? {} : { now });
}
const codes = (given: Definition, now?: string) => check(given, now).problems.map((it) => it.code);
const announcing = (...upcoming: Upcoming[]) => changed(BASE, { upcoming });

describe("an announced change", () => {
  it.each([
    ["the second before", "2026-05-29T13:59:59Z", []],
    ["the very second", "2026-05-29T14:00:00Z", ["upcoming-due"]],
    ["years later", "2031-01-01T00:00:00Z", ["upcoming-due"]],
    ["without a clock", undefined, []],
  ])("is due by the caller's clock: %s", (_, now, expected) => {
    expect(codes(announcing(BUMP), now)).toEqual(expected);
  });

  it("of a retired coalition is reported by another rule", () => {
    const retirement = { at: "2026-05-01T00:00:00Z", reason: "It is done.", replacement: null };
    const retired = { ...announcing(BUMP), retirement };
    expect(codes(retired, "2026-06-01T00:00:00Z")).toEqual(["upcoming-after-retirement"]);
  });

  it("may be given without seconds", () => {
    const short = { ...BUMP, effectiveAt: "2026-05-29T14:00Z" };
    expect(codes(announcing(short), "2026-05-29T13:59:59Z")).toEqual([]);
    expect(codes(announcing(short), "2026-05-29T14:00:00Z")).toEqual(["upcoming-due"]);
  });

  it("never turns a green check red, and says both ways on", () => {
    const { ok, problems } = check(announcing(BUMP), "2026-06-01T00:00:00Z");
    expect(ok).toBe(true);
    expect(problems[0]?.fix).toContain(idOf("the next feed"));
    expect(problems[0]?.fix).toContain("If it is late");
  });

  it("is reported for each entry separately", () => {
    const { effectiveAt } = BUMP;
    const retirement = announced(BASE.lattices[0]?.stableId ?? "", null, { effectiveAt });
    const later = { ...retirement, effectiveAt: "2027-01-01T00:00:00Z" };
    const { problems } = check(announcing(BUMP, retirement), "2026-06-01T00:00:00Z");
    expect(problems.map(({ pointer }) => pointer)).toEqual([
      "/upcoming/0/effectiveAt",
      "/upcoming/1/effectiveAt",
    ]);
    expect(problems[1]?.fix).toContain("remove the part and this entry");
    expect(codes(announcing(BUMP, later), "2026-06-01T00:00:00Z")).toEqual(["upcoming-due"]);
  });

  it("of an unknown id, or with an invalid time, is another mistake", () => {
    const now = "2027-01-01T00:00:00Z";
    expect(codes(announcing({ ...BUMP, id: idOf("nobody") }), now)).toEqual([
      "upcoming-unknown-id",
    ]);
    expect(codes(announcing({ ...BUMP, effectiveAt: "2026-02-30T00:00:00Z" }), now)).toEqual([
      "time-invalid",
    ]);
  });
});

describe("times", () => {
  it("are compared as moments, whatever their form", () => {
    expect(hasCome("2026-05-29T14:00Z", "2026-05-29T14:00:00Z")).toBe(true);
    expect(hasCome("2026-05-29T14:00:00Z", "2026-05-29T14:00Z")).toBe(true);
    expect(hasCome("2026-05-29T14:00:01Z", "2026-05-29T14:00Z")).toBe(false);
    expect(hasCome("2026-02-30T00:00:00Z", "2027-01-01T00:00:00Z")).toBe(false);
  });

  it.each([
    ["2026-06-01T09:00:00Z", 30, "2026-07-01T00:00:00Z"],
    ["2026-12-31T23:59:59Z", 1, "2027-01-01T00:00:00Z"],
    ["2028-02-28T00:00Z", 1, "2028-02-29T00:00:00Z"],
  ])("the midnight after %s and %i days is %s", (time, days, expected) => {
    expect(midnightAfter(time, days)).toBe(expected);
  });
});
