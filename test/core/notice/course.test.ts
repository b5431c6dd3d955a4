// The published course of a notice, from announcement to cutover.

import { describe, expect, it } from "vitest";
import { groupBy } from "../../../src/core/group-by.ts";
import { courseOf } from "../../../src/core/notice/course.ts";
import type { Definition, Upcoming } from "../../../src/core/registry/definition.ts";
import { announced, changed, definition, lattice } from "../../support/definitions.ts";
import { entriesOf, type Step } from "../../support/histories.ts";
import { idOf } from "../../support/ids.ts";
import { fileOf } from "../../support/registries.ts";

const A = lattice("a.mainnet");
const PLAIN = definition({ name: "mini.one", lattices: [A] });
const OTHER = definition({ name: "mini.two", lattices: [A] });
/** For 10 January. */
const ENTRY = announced(A.stableId, idOf("a, next"), { effectiveAt: "2026-01-10T00:00:00Z" });
const announcing = (changes: Partial<Upcoming> = {}, before = PLAIN) =>
  changed(before, { upcoming: [{ ...ENTRY, ...changes }] });
const bumped = (to = idOf("a, next"), before = PLAIN) =>
  changed(before, { lattices: [{ ...A, stableId: to }] });

/** The course of notice 7. Each definition is a commit; the first is on 5 January. */
function course(versions: (Definition | null)[], days?: number[]) {
  const steps = versions.map((it): Step => (it ? { [fileOf(it)]: it } : {}));
  const chains = groupBy(entriesOf(steps, days), ({ coalition }) => coalition);
  // Entries by their numbers.
  return courseOf(chains, 7).map((it) =>
    Object.fromEntries(
      Object.entries(it).map(([key, value]) => [
        key,
        typeof value === "string" ? value : value.seq,
      ]),
    ),
  );
}

describe("the course of a notice", () => {
  it("is empty if nobody announced it", () => {
    expect(course([PLAIN, announcing({ notice: 8 }), bumped()])).toEqual([]);
  });

  it("leads from the announcement, by amendments, to the cutover", () => {
    const late = announcing({ effectiveAt: "2026-01-12T00:00:00Z" });
    expect(course([PLAIN, announcing(), late, bumped()])).toEqual([
      { coalition: "mini.one", announced: 2, carriedOut: 4 },
    ]);
  });

  it("has each coalition separately, by name", () => {
    const two = course([OTHER, PLAIN, announcing({}, OTHER), announcing(), bumped()]);
    expect(two.map((it) => [it.coalition, it.carriedOut !== undefined])).toEqual([
      ["mini.one", true],
      ["mini.two", false],
    ]);
  });

  it("begins with the first version if that already had the entry", () => {
    expect(course([announcing(), bumped()])).toEqual([
      { coalition: "mini.one", announced: 1, carriedOut: 2 },
    ]);
  });

  it("ends with a withdrawal, and restarts with a new announcement", () => {
    const once = [PLAIN, announcing(), announcing({ reason: "Else." }), PLAIN];
    expect(course(once)).toEqual([{ coalition: "mini.one", announced: 2, withdrawn: 4 }]);
    expect(course([...once, announcing()])).toEqual([{ coalition: "mini.one", announced: 5 }]);
  });

  it("knows changes that did not happen as announced", () => {
    expect(course([PLAIN, announcing(), bumped(idOf("something else"))])).toEqual([
      { coalition: "mini.one", announced: 2, overtaken: 3 },
    ]);
  });

  it("continues when overdue", () => {
    const late = [PLAIN, announcing(), null];
    expect(course(late, [0, 1, 6])).toEqual([{ coalition: "mini.one", announced: 2 }]);
    expect(course([...late, bumped()], [0, 1, 6, 7])).toEqual([
      { coalition: "mini.one", announced: 2, carriedOut: 4 },
    ]);
  });

  it("counts a different id in the same entry as an amendment", () => {
    const both = definition({ name: "mini.one", lattices: [A, lattice("b.mainnet")] });
    const [, b] = both.lattices;
    const versions = [both, announcing({}, both), announcing({ id: b?.stableId ?? "" }, both)];
    expect(course(versions)).toEqual([{ coalition: "mini.one", announced: 2 }]);
  });
});
