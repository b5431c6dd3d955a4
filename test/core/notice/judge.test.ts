// The stage of a notice in a registry: for each stage, a small registry that leads to it, and similar ones that do
// not.

import { describe, expect, it } from "vitest";
import { activeNotices, type FiledNotice, judgeNotice } from "../../../src/core/notice/judge.ts";
import type { BumpNotice } from "../../../src/core/notice/notice.ts";
import { isDecisive } from "../../../src/core/notice/steps.ts";
import { changed, definition, lattice } from "../../support/definitions.ts";
import { bodyOf, filed, judgedBy, STRANGER } from "../../support/filed-notices.ts";
import { idOf } from "../../support/ids.ts";
import { judged, type NoticeCase } from "../../support/judged-notices.ts";
import { NOTICE_CASES } from "../../support/notice-cases.ts";
import {
  AFTER,
  about,
  announcing,
  BASE_AUTHOR,
  BEFORE,
  bumped,
  CITIZEN,
  NOTICE,
  ONE,
  TWO,
} from "../../support/noticed-definitions.ts";

const stageOf = (given: NoticeCase) => judged(given).stage;
const stepsOf = (given: NoticeCase) =>
  judged(given).steps.map(({ what, coalition }) => `${what} ${coalition}`);
const ANNOUNCED = [[ONE], [announcing(ONE)]];

describe("the stage of a notice", () => {
  it.each([
    ["faulty-fields", "faulty", []],
    ["faulty-by-the-registry", "faulty", []],
    ["already-announced-by-another", "faulty", []],
    ["unverified", "unverified", []],
    ["partly-unverified", "going", ["announce mini.one", "announce mini.two"]],
    ["accepted", "going", ["announce mini.one", "announce mini.two"]],
    ["to-be-announced", "going", ["announce mini.one", "announce mini.two"]],
    ["at-once", "going", ["carry-out mini.one", "carry-out mini.two"]],
    ["at-once-though-announced", "going", ["carry-out mini.one", "carry-out mini.two"]],
    ["at-once-and-done", "carried-out", []],
    ["partly-announced", "going", ["announce mini.two"]],
    ["announced", "going", []],
    ["to-be-amended", "going", ["amend mini.one", "amend mini.two"]],
    ["due", "going", []],
    ["nothing-to-do", "nothing", []],
    ["one-of-three-pins", "going", ["announce mini.one"]],
    ["carried-out", "carried-out", []],
    ["overtaken-in-one", "carried-out", []],
    ["withdrawn-before-anything", "withdrawn", []],
    ["withdrawn-and-taken-back", "withdrawn", ["withdraw mini.one", "withdraw mini.two"]],
    ["withdrawn-for-good", "withdrawn", []],
  ])("for the case %s is %s", (name, stage, steps) => {
    const given = NOTICE_CASES[name] as NoticeCase;
    expect(stageOf(given)).toBe(stage);
    expect(stepsOf(given)).toEqual(steps);
  });

  it("is faulty after a bad edit, and announcements stay until it is fixed", () => {
    const notice = bodyOf(NOTICE, { "effective-at": "soon" });
    expect(stepsOf({ versions: ANNOUNCED, notice })).toEqual([]);
    expect(stageOf({ versions: ANNOUNCED, notice })).toBe("faulty");
  });

  it("stays the same if its time passes before it is announced", () => {
    const late = { versions: [[ONE]], now: AFTER };
    expect(stageOf(late)).toBe("faulty");
    expect(stageOf({ ...late, filed: { proposed: true } })).toBe("going");
    expect(stepsOf({ ...late, filed: { proposed: true } })).toEqual(["announce mini.one"]);
  });

  it("continues in a coalition whose announcement was withdrawn and is filed again", () => {
    const versions = [...ANNOUNCED, [ONE]];
    expect(stepsOf({ versions })).toEqual(["announce mini.one"]);
  });

  it("withdraws the announcement of a different id, from before the notice was corrected", () => {
    const other = ONE.lattices[1]?.stableId ?? "";
    const before = announcing(TWO);
    const notice = about({ id: other });
    const mine = { accepted: true };
    expect(stepsOf({ versions: [[ONE, TWO], [before]], notice, filed: mine })).toEqual([
      "announce mini.one",
      "withdraw mini.two",
    ]);
  });
});

describe("an announcement waits", () => {
  const [existing] = announcing(ONE).upcoming ?? [];
  const isHeldBy = (notice: BumpNotice) => {
    const [step] = judged({ versions: ANNOUNCED, notice }).steps;
    return step && existing && isDecisive(step, existing);
  };

  it.each([
    ["another new id", about({ to: idOf("another") }), true],
    ["another time", about({ effectiveAt: "2027-01-01T00:00:00Z" }), true],
    ["other words alone", about({ reason: "Another reason." }), false],
  ])("until its coalition decides on %s: %s", (_, notice, isHeld) => {
    expect(isHeldBy(notice)).toBe(isHeld);
  });
});

describe("a notice is done", () => {
  const done = [...ANNOUNCED, [bumped(ONE)]];

  it("if it was announced and the new id replaced the old one", () => {
    expect(stageOf({ versions: done, now: AFTER })).toBe("carried-out");
  });

  it("not if it was never announced: anyone could file a change of long ago", () => {
    const { stage, problems } = judged({ versions: [[ONE], [bumped(ONE)]], now: AFTER });
    expect(stage).toBe("faulty");
    expect(problems.map(({ code }) => code)).toContain("id-superseded");
  });

  it("also if a slower coalition has not merged its announcement yet", () => {
    const versions = [[ONE, TWO], [announcing(ONE)], [bumped(ONE)]];
    const { stage, steps } = judged({ versions, now: AFTER });
    expect(stage).toBe("going");
    expect(steps.map(({ what, coalition }) => `${what} ${coalition}`)).toEqual([
      "announce mini.two",
    ]);
  });

  it("also if its issue is closed by then", () => {
    expect(stageOf({ versions: done, now: AFTER, filed: { open: false } })).toBe("carried-out");
  });

  it("not while one coalition still has the old id", () => {
    const versions = [[ONE, TWO], [announcing(ONE)], [announcing(TWO)], [bumped(ONE)]];
    expect(stageOf({ versions, now: AFTER })).toBe("going");
  });

  it("even if a retired coalition keeps the old id", () => {
    const retirement = { at: "2026-01-01T00:00:00Z", reason: "Done.", replacement: null };
    const retired = definition({ name: "mini.retired", lattices: [CITIZEN], retirement });
    const versions = [[ONE, retired], [announcing(ONE)], [bumped(ONE)]];
    expect(stageOf({ versions, now: AFTER })).toBe("carried-out");
    expect(stageOf({ versions, now: AFTER, filed: { open: false } })).toBe("carried-out");
  });

  it.each([
    ["a different new id", about({ to: idOf("another") })],
    ["its ids swapped", about({ id: NOTICE.to ?? "", to: NOTICE.id })],
    ["an id that nobody ever had", about({ id: idOf("nobody's") })],
    ["no new id", about({ to: null, kind: "retirement" })],
  ])("not with %s, although the old id is gone", (_, notice) => {
    const versions = [[ONE], [bumped(ONE)]];
    const { stage, problems } = judged({ versions, notice, now: BEFORE });
    expect(stage).toBe("faulty");
    expect(problems.filter(({ severity }) => severity === "error")).not.toEqual([]);
  });

  it("not if the id was superseded long ago by a different one", () => {
    const versions = [[ONE], [bumped(ONE, idOf("second"))], [bumped(ONE, idOf("third"))]];
    const { stage, problems } = judged({ versions, notice: about({ to: idOf("fourth") }) });
    expect(stage).toBe("faulty");
    expect(problems.map(({ code }) => code)).toContain("id-superseded");
  });

  it("not if the replacement was removed before it was announced", () => {
    const without = changed(ONE, { lattices: ONE.lattices.slice(1) });
    expect(stageOf({ versions: [[ONE], [without]] })).toBe("faulty");
  });
});

describe("two notices about one id", () => {
  const by = (now = BEFORE) => judgedBy([[ONE]], now);
  const of = (number: number, changes: Partial<FiledNotice> = {}, notice = NOTICE) =>
    filed(notice, { author: BASE_AUTHOR, number, ...changes });
  const other = about({ to: idOf("the second's") });

  it("leave the earlier one active, in any order", () => {
    const two = [of(9, {}, other), of(7)];
    for (const all of [two, [...two].reverse()]) {
      expect(activeNotices(all, by())).toEqual([
        { number: 7, notice: NOTICE, coalitions: ["mini.one"] },
      ]);
    }
  });

  it.each([
    ["faulty", { body: bodyOf(NOTICE, { reason: "_No response_" }) }],
    ["unverified", { author: STRANGER }],
    ["closed", { open: false }],
    ["by an account that is gone", { author: undefined }],
  ])("leave the later one active if the earlier is %s", (_, changes) => {
    const active = activeNotices([of(7, changes), of(9, {}, other)], by());
    expect(active).toEqual([{ number: 9, notice: other, coalitions: ["mini.one"] }]);
    expect(judgeNotice(of(9, {}, other), by(), active).stage).toBe("going");
  });

  it("are judged the same, with or without themselves among the others", () => {
    const all = [of(7), of(9, {}, other), of(11, {}, about({ id: idOf("nobody's") }))];
    const active = activeNotices(all, by());
    for (const it of all) {
      const without = active.filter(({ number }) => number !== it.number);
      expect(judgeNotice(it, by(), active)).toEqual(judgeNotice(it, by(), without));
      expect(judgeNotice(it, by(), [...active].reverse())).toEqual(judgeNotice(it, by(), active));
    }
  });
});

describe("a definition of one coalition", () => {
  const MALLORY = { login: "mallory", id: 666, type: "User" };
  const theirs = { name: "Mallory", github: [{ login: "mallory", id: 666 }] };
  const evil = definition({
    name: "mini.evil",
    lattices: [{ ...CITIZEN, operator: theirs }],
    operator: theirs,
  });

  it("blocks no notice in others: an earlier notice blocks only where it is handled", () => {
    const by = judgedBy([[ONE, evil]], BEFORE);
    const first = filed(about({ effectiveAt: "2027-12-01T14:00:00Z" }), {
      author: MALLORY,
      number: 6,
    });
    const active = activeNotices([first], by);
    expect(active.map(({ coalitions }) => coalitions)).toEqual([["mini.evil"]]);
    const { stage, steps, effects } = judgeNotice(
      filed(NOTICE, { author: BASE_AUTHOR, number: 7 }),
      by,
      active,
    );
    expect(stage).toBe("going");
    expect(steps.map(({ coalition }) => coalition)).toEqual(["mini.one"]);
    expect(effects.find(({ coalition }) => coalition === "mini.evil")?.reason).toContain(
      "Notice 6 is already about this id",
    );
  });

  it("cannot stop a proposed notice by using its new id", () => {
    const squatting = changed(evil, {
      lattices: [
        lattice("squat.mainnet", { chainId: 77, stableId: NOTICE.to ?? "", operator: theirs }),
      ],
    });
    const versions = [[ONE, squatting]];
    expect(stageOf({ versions })).toBe("faulty");
    expect(stageOf({ versions, filed: { proposed: true } })).toBe("going");
  });
});

describe("an entry with the number of a notice", () => {
  it("is not withdrawn when a stranger files and closes an issue of that number", () => {
    const closed = { author: STRANGER, open: false };
    expect(stepsOf({ versions: ANNOUNCED, filed: closed })).toEqual([]);
    expect(stepsOf({ versions: ANNOUNCED, filed: { ...closed, accepted: true } })).toEqual([
      "withdraw mini.one",
    ]);
    expect(stepsOf({ versions: ANNOUNCED, filed: { open: false } })).toEqual(["withdraw mini.one"]);
  });

  it("stays when its operator was removed since, and nothing new is proposed", () => {
    const { stage, steps } = judged({ versions: ANNOUNCED, filed: { author: STRANGER } });
    expect([stage, steps]).toEqual(["going", []]);
  });
});
