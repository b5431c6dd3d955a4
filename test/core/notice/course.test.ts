// What the change log tells of a notice, from announcement to cutover.

import { describe, expect, it } from "vitest";
import { groupBy } from "../../../src/core/group-by.ts";
import { courseOf } from "../../../src/core/notice/course.ts";
import type { Definition, Upcoming } from "../../../src/core/registry/definition.ts";
import { changed, definition, lattice } from "../../support/definitions.ts";
import { commitOf, entriesOf, type Step } from "../../support/histories.ts";
import { idOf } from "../../support/ids.ts";
import { fileOf } from "../../support/registries.ts";

const A = lattice("a.mainnet");
const PLAIN = definition({ name: "mini.one", lattices: [A] });
const OTHER = definition({ name: "mini.two", lattices: [A] });
/** For 10 January. */
const ENTRY: Upcoming = {
  notice: 7,
  kind: "stable-id",
  id: A.stableId,
  to: idOf("a, next"),
  effectiveAt: "2026-01-10T00:00:00Z",
  reason: "A new image.",
};
const announcing = (changes: Partial<Upcoming> = {}, before = PLAIN) =>
  changed(before, { upcoming: [{ ...ENTRY, ...changes }] });
const bumped = (to = idOf("a, next"), before = PLAIN) =>
  changed(before, { lattices: [{ ...A, stableId: to }] });

/** The course of notice 7 where each definition is a commit; the first is of 5 January. */
function course(versions: (Definition | null)[], days?: number[]) {
  const steps = versions.map((it): Step => (it ? { [fileOf(it)]: it } : {}));
  const chains = groupBy(entriesOf(steps, days), ({ coalition }) => coalition);
  return courseOf(chains, 7);
}

const step = (seq: number, commit: number, { fingerprint }: Definition, day = commit) => ({
  seq,
  at: commitOf({}, 0, day).at,
  commit: commitOf({}, commit).commit,
  fingerprint,
});

describe("the course of a notice", () => {
  it("is none where nobody announced it", () => {
    expect(course([PLAIN, announcing({ notice: 8 }), bumped()])).toEqual([]);
  });

  it("leads from the announcement, by amendments, to the cutover", () => {
    const late = announcing({ effectiveAt: "2026-01-12T00:00:00Z" });
    expect(course([PLAIN, announcing(), late, bumped()])).toEqual([
      {
        coalition: "mini.one",
        announced: step(2, 1, PLAIN),
        amended: 1,
        carriedOut: step(4, 3, bumped()),
      },
    ]);
  });

  it("is told of each coalition by itself, by name", () => {
    const two = course([OTHER, PLAIN, announcing({}, OTHER), announcing(), bumped()]);
    expect(two.map((it) => [it.coalition, it.carriedOut !== undefined])).toEqual([
      ["mini.one", true],
      ["mini.two", false],
    ]);
  });

  it("begins with the first version where that had the entry already", () => {
    expect(course([announcing(), bumped()])).toEqual([
      {
        coalition: "mini.one",
        announced: step(1, 0, PLAIN),
        amended: 0,
        carriedOut: step(2, 1, bumped()),
      },
    ]);
  });

  it("ends with a withdrawal, and begins anew with another announcement", () => {
    const once = [PLAIN, announcing(), announcing({ reason: "Else." }), PLAIN];
    expect(course(once)).toEqual([
      {
        coalition: "mini.one",
        announced: step(2, 1, PLAIN),
        amended: 1,
        withdrawn: step(4, 3, PLAIN),
      },
    ]);
    expect(course([...once, announcing()])).toEqual([
      { coalition: "mini.one", announced: step(5, 4, PLAIN), amended: 0 },
    ]);
  });

  it("knows what came otherwise than announced", () => {
    const other = bumped(idOf("something else"));
    expect(course([PLAIN, announcing(), other])).toMatchObject([
      { overtaken: step(3, 2, other), amended: 0 },
    ]);
  });

  it("knows that it is overdue, until it is amended", () => {
    const days = [0, 1, 6, 7, 8];
    const late = [PLAIN, announcing(), null];
    expect(course(late, days)).toEqual([
      {
        coalition: "mini.one",
        announced: step(2, 1, PLAIN),
        amended: 0,
        overdue: step(3, 2, PLAIN, 6),
      },
    ]);
    const again = [...late, announcing({ effectiveAt: "2026-01-20T00:00:00Z" })];
    expect(course(again, days)).toEqual([
      { coalition: "mini.one", announced: step(2, 1, PLAIN), amended: 1 },
    ]);
    expect(course([...late, bumped()], days)).toMatchObject([
      { overdue: step(3, 2, PLAIN, 6), carriedOut: step(4, 3, bumped(), 7) },
    ]);
  });

  it("counts as amended what is announced of another id with the same entry", () => {
    const both = definition({ name: "mini.one", lattices: [A, lattice("b.mainnet")] });
    const [, b] = both.lattices;
    const versions = [both, announcing({}, both), announcing({ id: b?.stableId ?? "" }, both)];
    expect(course(versions)).toMatchObject([{ announced: step(2, 1, both), amended: 1 }]);
  });
});
