// The feed of breaking changes has an item when a change is announced, when that is amended, and when it happens.
// Items from before it had announcements stay as they were.

import { describe, expect, it } from "vitest";
import type { Commit } from "../../src/core/history/change-log.ts";
import type { Definition } from "../../src/core/registry/definition.ts";
import {
  announced,
  changed,
  confluence,
  definition,
  lattice,
  modules,
} from "../support/definitions.ts";
import { commitOf } from "../support/histories.ts";
import { idOf, mrtdOf } from "../support/ids.ts";
import { fileOf } from "../support/registries.ts";
import { feedsOfView, jsonItems, viewOfCommits } from "../support/rendered-feeds.ts";

/** Days from 5 January 2026 on. */
const NOVEMBER = 300;

const ONE = lattice("one.mainnet", { mrtds: [{ unit: "node", mrtd: mrtdOf("one") }] });
const START = definition({ lattices: [ONE, lattice("two.mainnet")] });
const AT = "2027-06-01T12:00:00Z";

const bump = announced(ONE.stableId, idOf("next one"), { effectiveAt: AT });
const measurement = announced(mrtdOf("one"), mrtdOf("one then"), {
  kind: "mrtd",
  effectiveAt: AT,
  notice: 9,
});

/** The titles of the feed of breaking changes after versions of one coalition, a day each, oldest first. */
function titles(versions: readonly Definition[], day = NOVEMBER): string[] {
  return jsonItems(files(versions, day), "breaking")
    .map(({ title }) => title)
    .reverse();
}

function files(versions: readonly Definition[], day: number) {
  return feedsOfView(viewOfCommits(versions.map((it, index) => commit(it, index, day + index))));
}

const commit = (it: Definition, index: number, day: number): Commit =>
  commitOf({ [fileOf(it)]: it }, index, day);

describe("the feed of breaking changes", () => {
  it("has a break when it is announced, moved, overtaken and carried out", () => {
    const announcing = changed(START, { upcoming: [bump] });
    const moved = changed(START, { upcoming: [{ ...bump, effectiveAt: "2027-06-02T12:00:00Z" }] });
    const done = changed(START, {
      lattices: [{ ...ONE, stableId: idOf("next one") }, lattice("two.mainnet")],
    });
    expect(titles([START, announcing, moved, done])).toEqual([
      "mini.coalition: announced: stable id change of lattice one.mainnet on 2027-06-01",
      "mini.coalition: announcement amended: stable id change of lattice one.mainnet on 2027-06-02",
      expect.stringMatching(/^mini\.coalition: lattice one\.mainnet bumped.* \(breaking\)$/),
    ]);
  });

  it("reports that an announced break is withdrawn or overdue", () => {
    const announcing = changed(START, { upcoming: [bump] });
    expect(titles([START, announcing, START])).toEqual([
      "mini.coalition: announced: stable id change of lattice one.mainnet on 2027-06-01",
      "mini.coalition: announcement withdrawn: stable id change of lattice one.mainnet",
    ]);
    const soon = changed(START, { upcoming: [{ ...bump, effectiveAt: "2026-11-02T12:00:00Z" }] });
    const later = changed(soon, { title: "Something else" });
    expect(titles([START, soon, later])).toEqual([
      "mini.coalition: announced: stable id change of lattice one.mainnet on 2026-11-02",
      "mini.coalition: title changed; overdue: stable id change of lattice one.mainnet announced for 2026-11-02",
    ]);
  });

  it("has a new fingerprint for an announced time", () => {
    const announcing = changed(START, { upcoming: [bump] });
    const another = changed(announcing, { confluences: [confluence("between")] });
    const first = titles([START, announcing, another]);
    expect(first).toHaveLength(2);
    const sooner = announced(lattice("two.mainnet").stableId, idOf("next two"), {
      notice: 7,
      effectiveAt: "2027-05-01T12:00:00Z",
    });
    const both = changed(announcing, { upcoming: [bump, sooner] });
    expect(titles([START, announcing, both])).toHaveLength(2);
  });

  it("leaves out announcements that break nobody", () => {
    const announcing = changed(START, { upcoming: [measurement] });
    expect(titles([START, announcing, START])).toEqual([]);
  });

  it("has a change that breaks nobody if another moves the fingerprint at the same time", () => {
    const announcing = changed(START, { upcoming: [bump] });
    const both = changed(START, { upcoming: [bump, measurement] });
    expect(titles([START, announcing, both])).toHaveLength(2);
  });

  it("has a module's announcement if it moves the fingerprint", () => {
    const ships = definition({ modules: modules("atlas") });
    const atlas = announced(idOf("module atlas"), idOf("next atlas"), { kind: "fingerprint" });
    const announcing = changed(ships, { upcoming: [{ ...atlas, effectiveAt: AT }] });
    const moves = JSON.stringify(
      files([ships, announcing], NOVEMBER).get("changes.feed.json"),
    ).includes("NEXT_FINGERPRINT");
    expect(titles([ships, announcing])).toHaveLength(moves ? 1 : 0);
  });

  it("has items with ids of its own and the dates of their entries", () => {
    const announcing = changed(START, { upcoming: [bump] });
    const all = files([START, announcing], NOVEMBER);
    const [item] = jsonItems(all, "breaking");
    const [inAll] = jsonItems(all, "changes");
    expect(item?.date_published).toBe(inAll?.date_published);
    expect(item?.id).not.toBe(inAll?.id);
    expect(item?.tags).toEqual(["compatible", "mini.coalition", "announced"]);
  });

  it("leaves out announcements from before it had any", () => {
    const announcing = changed(START, { upcoming: [bump] });
    expect(titles([START, announcing])).toHaveLength(1);
    // The last day without, and the first with.
    expect(titles([START, announcing], NOVEMBER - 2)).toEqual([]);
    expect(titles([START, announcing], NOVEMBER - 1)).toHaveLength(1);
  });

  it("has no item or archive that changes with later entries", () => {
    const versions = Array.from({ length: 230 }, (_, index) =>
      changed(START, { upcoming: [{ ...bump, effectiveAt: AT, reason: `Reason ${index}` }] }),
    );
    const [some, all] = [versions.slice(0, 170), versions].map((it) => files(it, NOVEMBER - 50));
    const archive = "breaking/archive/1.atom";
    expect(some?.get(archive)).toMatch(/<entry>/);
    expect(all?.get(archive)).toBe(some?.get(archive));
    const now = new Map(jsonItems(all ?? new Map(), "breaking").map((it) => [it.id, it]));
    const kept = jsonItems(some ?? new Map(), "breaking").filter(({ id }) => now.has(id));
    expect(kept.length).toBeGreaterThan(20);
    for (const item of kept) expect(now.get(item.id)).toEqual(item);
  });
});
