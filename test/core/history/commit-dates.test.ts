// Impossible dates of commits: which they are, and that they do not change the time for other coalitions.

import { describe, expect, it } from "vitest";
import { ChangeLog } from "../../../src/core/history/change-log.ts";
import { misdated } from "../../../src/core/history/commit-dates.ts";
import type { Clock } from "../../../src/core/history/commit-times.ts";
import { changed, definition, lattice, announced as upcoming } from "../../support/definitions.ts";
import { commitOf } from "../../support/histories.ts";
import { fileOf } from "../../support/registries.ts";

const NOW = "2026-06-01T12:00:00Z";
const FAR = "2100-01-01T00:00:00Z";

describe("a date", () => {
  const is = (at: string, ...before: string[]) =>
    misdated({ commit: "c0".repeat(20), at, subject: "s" }, before, NOW)?.is;

  it.each<[string, string[], string | undefined]>([
    ["2026-06-01T12:00:00Z", [], undefined],
    // A zone that was taken for another, and a clock that goes fast.
    ["2026-06-02T02:00:00Z", [], undefined],
    ["2026-06-02T12:00:00Z", [], undefined],
    ["2026-06-02T12:00:01Z", [], "ahead"],
    [FAR, [], "ahead"],
    ["9999-12-31T23:59:59Z", [FAR], "ahead"],
    ["2026-05-30T00:00:00Z", ["2026-05-31T00:00:00Z"], undefined],
    ["2026-05-29T23:59:59Z", ["2026-05-31T00:00:00Z"], "behind"],
    ["1970-01-01T00:00:00Z", ["2026-05-31T00:00:00Z"], "behind"],
    ["1970-01-01T00:00:00Z", [], undefined],
    // The newest of several counts; and of one that is wrong itself, nobody is behind.
    ["2026-05-20T00:00:00Z", ["2026-05-19T00:00:00Z", "2026-05-31T00:00:00Z"], "behind"],
    ["2026-05-31T00:00:00Z", [FAR], undefined],
  ])("%s after %j is %s", (at, before, expected) => {
    expect(is(at, ...before)).toBe(expected);
  });
});

describe("the change log", () => {
  const A = lattice("a.mainnet");
  const ONE = definition({ name: "mini.one", lattices: [A] });
  const TWO = definition({ name: "mini.two", lattices: [lattice("c.mainnet")] });
  const to = lattice("b.mainnet").stableId;
  const ANNOUNCED = changed(ONE, {
    upcoming: [upcoming(A.stableId, to, { effectiveAt: "2026-06-10T00:00:00Z" })],
  });

  /** What is reported as overdue, by commits with these dates. All but the first change `TWO`. */
  function overdue(clock: Clock | undefined, ...dates: string[]) {
    const log = new ChangeLog([], clock);
    const reported = dates.flatMap((at, index) => {
      const title = `${index}`;
      const files =
        index === 0 ? { [fileOf(ONE)]: ANNOUNCED } : { [fileOf(TWO)]: changed(TWO, { title }) };
      return log.add({ ...commitOf(files, index), at }).flatMap((result) => {
        if (result.type === "skipped") return [];
        const { coalition, at, changes } = result.entry;
        return changes.some(({ kind }) => kind === "overdue") ? [`${coalition} ${at}`] : [];
      });
    });
    return { reported, misdated: log.misdated.map(({ is, at }) => `${is} ${at}`), log };
  }

  it("ignores the time of a commit that is ahead of the clock", () => {
    const { reported, misdated } = overdue({ now: NOW }, "2026-05-01T00:00:00Z", FAR, NOW);
    expect([reported, misdated]).toEqual([[], [`ahead ${FAR}`]]);
  });

  it("reports what is overdue at the next commit whose date is right", () => {
    const right = "2026-06-10T09:00:00Z";
    const { reported } = overdue({ now: right }, "2026-05-01T00:00:00Z", FAR, NOW, right);
    expect(reported).toEqual([`mini.one ${right}`]);
  });

  it("reports the same again if such a commit is published", () => {
    const dates = ["2026-05-01T00:00:00Z", FAR, NOW];
    const reported = overdue({ now: NOW, believesAll: true }, ...dates).reported;
    expect(reported).toEqual([`mini.one ${FAR}`]);
    expect(reported).toEqual(overdue(undefined, ...dates).reported);
  });

  it("is the same with a clock as without, where every date is right", () => {
    const dates = ["2026-05-01T00:00:00Z", "2026-05-02T00:00:00Z", "2026-06-11T00:00:00Z"];
    const clock = { now: "2026-06-11T00:00:00Z" };
    const { reported, misdated } = overdue(clock, ...dates);
    expect([reported, misdated]).toEqual([overdue(undefined, ...dates).reported, []]);
  });

  it("remembers a commit dated well before another when restored, and continues from it", () => {
    const clock = { now: NOW };
    const { log } = overdue(clock, "2026-05-01T00:00:00Z", "2026-04-01T00:00:00Z");
    const again = new ChangeLog([], clock);
    again.restore({ ...log.save(), coalitions: [] }, []);
    expect(again.misdated).toEqual(log.misdated);
    expect(again.misdated).toMatchObject([{ is: "behind", than: "2026-05-01T00:00:00Z" }]);
    again.add({ ...commitOf({ [fileOf(TWO)]: TWO }, 3), at: "2026-03-01T00:00:00Z" });
    expect(again.misdated).toMatchObject([{}, { is: "behind", than: "2026-04-01T00:00:00Z" }]);
  });
});
