// Announced changes that did not happen: reported with the first commit after their time, once.

import { describe, expect, it } from "vitest";
import { ChangeLog } from "../../../src/core/history/change-log.ts";
import { Deadlines, deadlineKey } from "../../../src/core/history/deadlines.ts";
import type { Definition, Upcoming } from "../../../src/core/registry/definition.ts";
import { changed, definition, lattice, announced as upcoming } from "../../support/definitions.ts";
import { commitOf, type Step } from "../../support/histories.ts";
import { idOf } from "../../support/ids.ts";
import { fileOf } from "../../support/registries.ts";

const [A, B] = [lattice("a.mainnet"), lattice("b.mainnet")];
const NEXT_A = { ...A, stableId: idOf("a, next") };
const PLAIN = definition({ name: "mini.one", lattices: [A, B] });
const OTHER = definition({ name: "mini.two", lattices: [lattice("c.mainnet")] });
const FILE = fileOf(PLAIN);

/** For lattice a, on 8 January. */
const NOTICE = upcoming(A.stableId, NEXT_A.stableId, { effectiveAt: "2026-01-08T00:00:00Z" });
const OF_B: Upcoming = { ...NOTICE, notice: 2, id: B.stableId, to: null, kind: "retirement" };
const announced = (...all: Upcoming[]) => changed(PLAIN, { upcoming: all });

/** A commit of `day` January, and what it does. */
type Dated = [day: number | string, step: Step];

/** `day commit's-subject: kinds` of each entry but the first of each coalition. */
function reportedBy(...commits: Dated[]): string[] {
  const log = new ChangeLog();
  return commits.flatMap(([day, step], index) => {
    const at = typeof day === "string" ? day : `2026-01-${String(day).padStart(2, "0")}T00:00:00Z`;
    return log.add({ ...commitOf(step, index), at }).flatMap((result) => {
      if (result.type === "skipped" || result.entry.seq === 1) return [];
      const { coalition, changes, at } = result.entry;
      const kinds = changes.map(({ kind }) => kind).join();
      return [`${coalition} ${Number(at.slice(8, 10))} #${index}: ${kinds}`];
    });
  });
}

/** The announcement is there since 5 January. */
const BEGIN: Dated = [5, { [FILE]: announced(NOTICE) }];

describe("an announced change whose time has passed", () => {
  it("is reported once, with the first commit after it, whatever that is about", () => {
    const commits: Dated[] = [BEGIN, [6, {}], [7, {}], [9, {}], [10, {}], [11, {}]];
    expect(reportedBy(...commits)).toEqual(["mini.one 9 #3: overdue"]);
    const other: Dated = [9, { [fileOf(OTHER)]: OTHER }];
    expect(reportedBy(BEGIN, other, [10, {}])).toEqual(["mini.one 9 #1: overdue"]);
  });

  it("has passed at its very second, with seconds written or not", () => {
    const minutes = announced({ ...NOTICE, effectiveAt: "2026-01-08T00:00Z" });
    for (const before of [announced(NOTICE), minutes]) {
      const first: Dated = [5, { [FILE]: before }];
      expect(reportedBy(first, ["2026-01-07T23:59:59Z", {}])).toEqual([]);
      expect(reportedBy(first, ["2026-01-08T00:00:00Z", {}])).toEqual(["mini.one 8 #1: overdue"]);
    }
  });

  it("is reported by an entry with the reason, the announcement, the version and nothing that breaks", () => {
    const log = new ChangeLog();
    const [first] = log.add(commitOf({ [FILE]: announced(NOTICE) }, 0));
    const [second] = log.add(commitOf({}, 40));
    if (first?.type !== "publication" || second?.type !== "publication")
      throw new Error("No entries");
    const { commit, at } = commitOf({}, 40);
    expect(second.entry).toMatchObject({
      commit,
      at,
      subject: expect.stringContaining("time has passed"),
      fingerprint: PLAIN.fingerprint,
      compositionDigest: first.entry.compositionDigest,
      blob: first.entry.blob,
      prev: first.entry.hash,
      breaking: false,
    });
    expect(second.entry.changes).toEqual([
      {
        kind: "overdue",
        part: { class: "coalition", name: "mini.one" },
        field: "upcoming",
        breaking: false,
        before: null,
        after: NOTICE,
        of: { class: "lattice", name: A.name },
      },
    ]);
    expect(second.definition).toEqual(announced(NOTICE));
  });

  it("is reported in one entry with what its commit changes", () => {
    const titled = { ...announced(NOTICE), title: "Another title" };
    expect(reportedBy(BEGIN, [9, { [FILE]: titled }])).toEqual([
      "mini.one 9 #1: metadata-changed,overdue",
    ]);
  });

  it("is reported at once if it is announced or published too late", () => {
    expect(reportedBy([5, { [FILE]: PLAIN }], [9, { [FILE]: announced(NOTICE) }])).toEqual([
      "mini.one 9 #1: announced,overdue",
    ]);
    const log = new ChangeLog();
    const [first] = log.add(commitOf({ [FILE]: announced(NOTICE) }, 30));
    expect(first).toMatchObject({
      entry: { seq: 1, changes: [{ kind: "published" }, { kind: "overdue" }] },
    });
    expect(log.add(commitOf({}, 31))).toEqual([]);
  });

  it("is not reported by the commit that fulfils, withdraws, postpones or overtakes it", () => {
    const fulfilled = changed(PLAIN, { lattices: [NEXT_A, B] });
    const overtaken = changed(PLAIN, { lattices: [{ ...A, stableId: idOf("else") }, B] });
    const later = announced({ ...NOTICE, effectiveAt: "2026-02-01T00:00:00Z" });
    for (const [after, kinds] of [
      [fulfilled, "citizen-bumped,announcement-fulfilled"],
      [overtaken, "citizen-bumped,announcement-overtaken"],
      [PLAIN, "announcement-withdrawn"],
      [later, "amended"],
    ] as const) {
      const steps: Dated[] = [BEGIN, [9, { [FILE]: after }], [10, {}]];
      expect(reportedBy(...steps)).toEqual([`mini.one 9 #1: ${kinds}`]);
    }
  });

  it("is reported even if its file is broken, moved or deleted", () => {
    expect(reportedBy(BEGIN, [6, { [FILE]: "{" }], [9, {}])).toEqual(["mini.one 9 #2: overdue"]);
    expect(reportedBy(BEGIN, [9, { [FILE]: "{" }])).toEqual(["mini.one 9 #1: overdue"]);
    expect(reportedBy(BEGIN, [9, { [FILE]: null }])).toEqual(["mini.one 9 #1: overdue"]);
  });
});

describe("an announcement that is amended", () => {
  const amended = announced({ ...NOTICE, effectiveAt: "2026-01-12T00:00:00Z" });

  it("to another time may be overdue again", () => {
    const steps: Dated[] = [
      BEGIN,
      [9, {}],
      [10, { [FILE]: amended }],
      [11, {}],
      [13, {}],
      [14, {}],
    ];
    expect(reportedBy(...steps)).toEqual([
      "mini.one 9 #1: overdue",
      "mini.one 10 #2: amended",
      "mini.one 13 #4: overdue",
    ]);
  });

  it("to another reason is not", () => {
    const reworded = announced({ ...NOTICE, reason: "It takes longer." });
    expect(reportedBy(BEGIN, [9, {}], [10, { [FILE]: reworded }], [11, {}])).toEqual([
      "mini.one 9 #1: overdue",
      "mini.one 10 #2: amended",
    ]);
  });

  it("to an earlier time is overdue by that", () => {
    const earlier = announced({ ...NOTICE, effectiveAt: "2026-01-06T00:00:00Z" });
    expect(reportedBy(BEGIN, [7, { [FILE]: earlier }], [9, {}])).toEqual([
      "mini.one 7 #1: amended,overdue",
    ]);
  });
});

describe("of several announcements", () => {
  it("those that are due are reported together, and the others when they are due", () => {
    const later: Upcoming = { ...OF_B, effectiveAt: "2026-01-10T00:00:00Z" };
    const first: Dated = [5, { [FILE]: announced(NOTICE, later) }];
    expect(reportedBy(first, [9, {}], [11, {}], [12, {}])).toEqual([
      "mini.one 9 #1: overdue",
      "mini.one 11 #2: overdue",
    ]);
    expect(reportedBy(first, [11, {}], [12, {}])).toEqual(["mini.one 11 #1: overdue,overdue"]);
  });

  it("of several coalitions each has an entry, by their names", () => {
    const [one] = OTHER.lattices;
    if (!one) throw new Error("There is a lattice.");
    const other = changed(OTHER, { upcoming: [{ ...NOTICE, id: one.stableId }] });
    const first: Dated = [5, { [fileOf(OTHER)]: other, [FILE]: announced(NOTICE) }];
    expect(reportedBy(first, [9, {}])).toEqual([
      "mini.one 9 #1: overdue",
      "mini.two 9 #1: overdue",
    ]);
  });
});

describe("a coalition that is to retire", () => {
  const retiring = (at: string) =>
    changed(announced(NOTICE), { retirement: { at, reason: "Done.", replacement: null } });

  it("reports overdue changes from before its retirement, and none from after it", () => {
    const later = retiring("2026-01-09T00:00:00Z");
    expect(reportedBy(BEGIN, [6, { [FILE]: later }], [10, {}])).toEqual([
      "mini.one 6 #1: retired",
      "mini.one 10 #2: overdue",
    ]);
    const sooner = retiring("2026-01-08T00:00:00Z");
    expect(reportedBy(BEGIN, [6, { [FILE]: sooner }], [10, {}])).toEqual([
      "mini.one 6 #1: retired",
    ]);
  });
});

describe("a coalition that is retired", () => {
  it("has nothing overdue", () => {
    const retired = changed(PLAIN, {
      retirement: { at: "2026-01-07T00:00:00Z", reason: "Done.", replacement: null },
    });
    const steps: Dated[] = [BEGIN, [6, { [FILE]: retired }], [9, {}]];
    expect(reportedBy(...steps)).toEqual(["mini.one 6 #1: retired,announcement-withdrawn"]);
  });
});

describe("what time it is", () => {
  it("is the latest that a commit had, though others after it claim to be older", () => {
    expect(reportedBy(BEGIN, [9, {}], [6, {}])).toEqual(["mini.one 9 #1: overdue"]);
    // Announced by a commit that claims to be older than one before it.
    expect(reportedBy([9, { [FILE]: PLAIN }], [5, { [FILE]: announced(NOTICE) }])).toEqual([
      "mini.one 5 #1: announced,overdue",
    ]);
  });
});

describe("the deadlines", () => {
  const at = (effectiveAt: string): Definition => announced({ ...NOTICE, effectiveAt });
  const NONE = new Set<string>();

  it("are due when they come, and stay due until the coalition is set again", () => {
    const deadlines = new Deadlines();
    deadlines.set("b", at("2026-01-08T00:00:00Z"), NONE);
    deadlines.set("a", at("2026-01-09T00:00Z"), NONE);
    const due = (day: number) => deadlines.due(`2026-01-0${day}T00:00:00Z`);
    expect([due(7), due(8), due(9)]).toEqual([[], ["b"], ["a", "b"]]);
    deadlines.set("b", at("2026-01-08T00:00:00Z"), new Set([deadlineKey({ ...NOTICE })]));
    expect(due(9)).toEqual(["a"]);
    deadlines.set("a", PLAIN, NONE);
    expect(due(9)).toEqual([]);
    deadlines.set("a", at("2026-01-01T00:00:00Z"), NONE);
    expect(due(1)).toEqual(["a"]);
  });

  it("with an invalid date never come", () => {
    const deadlines = new Deadlines();
    deadlines.set("a", at("2026-02-30T00:00:00Z"), NONE);
    expect(deadlines.due("9999-12-31T23:59:59Z")).toEqual([]);
  });
});
