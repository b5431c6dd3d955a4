// What follows from a judgement: whether the issue is closed, its labels, and who is authorised.

import { describe, expect, it } from "vitest";
import { isFinished } from "../../../src/core/notice/finished.ts";
import { labelsOfNotice } from "../../../src/core/notice/labels.ts";
import { definition, lattice, OPERATOR } from "../../support/definitions.ts";
import { STRANGER } from "../../support/filed-notices.ts";
import { judged, type NoticeCase } from "../../support/judged-notices.ts";
import { NOTICE_CASES } from "../../support/notice-cases.ts";
import {
  AFTER,
  announcing,
  BASE_OPS,
  BEFORE,
  bumped,
  NOTICE,
  ONE,
  TWO,
} from "../../support/noticed-definitions.ts";

describe("a notice is finished", () => {
  const carried = judged({ versions: [[ONE], [announcing(ONE)], [bumped(ONE)]], now: AFTER });

  it("when its change is on the deployed site", () => {
    expect(isFinished(carried, new Map([["mini.one", 3]]), AFTER)).toBe(true);
    expect(isFinished(carried, new Map([["mini.one", 4]]), AFTER)).toBe(true);
    expect(isFinished(carried, new Map([["mini.one", 2]]), AFTER)).toBe(false);
    expect(isFinished(carried, new Map(), AFTER)).toBe(false);
    expect(isFinished(carried, undefined, AFTER)).toBe(false);
  });

  it("when nobody needs to act and its time has passed", () => {
    const nothing = judged(NOTICE_CASES["nothing-to-do"] as NoticeCase);
    expect(isFinished(nothing, undefined, BEFORE)).toBe(false);
    expect(isFinished(nothing, undefined, NOTICE.effectiveAt)).toBe(true);
  });

  it("not while a definition that may be affected cannot be read", () => {
    const nothing = judged(NOTICE_CASES["nothing-to-do-as-far-as-known"] as NoticeCase);
    expect([nothing.stage, nothing.unread]).toEqual([
      "nothing",
      ["coalitions/mini.unreadable.json"],
    ]);
    expect(isFinished(nothing, undefined, NOTICE.effectiveAt)).toBe(false);
    const versions = [[ONE, TWO], [announcing(ONE), announcing(TWO)], [bumped(ONE)]];
    const broken = { "coalitions/mini.two.json": "{" };
    const { stage, effects } = judged({ versions, broken, now: AFTER });
    expect([stage, effects.map((it) => [it.coalition, it.stage])]).toEqual([
      "blocked",
      [["mini.two", "blocked"]],
    ]);
  });

  it("never while it is going, faulty, unverified or withdrawn", () => {
    for (const name of ["due", "faulty-fields", "unverified", "withdrawn-for-good"]) {
      const judgement = judged(NOTICE_CASES[name] as NoticeCase);
      expect(isFinished(judgement, new Map([["mini.one", 99]]), "2027-01-01T00:00:00Z")).toBe(
        false,
      );
    }
  });
});

describe("the labels", () => {
  it.each([
    ["faulty-fields", []],
    ["unverified", ["needs-verification"]],
    ["partly-unverified", ["needs-verification"]],
    ["acceptance-refused", ["needs-verification"]],
    ["accepted", []],
    ["to-be-announced", []],
    ["announced", []],
    ["nothing-to-do", []],
    ["carried-out", []],
    ["withdrawn-and-taken-back", []],
  ])("for the case %s are %j besides its own", (name, labels) => {
    const judgement = judged(NOTICE_CASES[name] as NoticeCase);
    expect(labelsOfNotice(judgement).wanted).toEqual(["bump-notice", ...labels]);
  });

  it("never include `accepted`, which is removed if it does not count", () => {
    const knows = (name: string) =>
      "accepted" in labelsOfNotice(judged(NOTICE_CASES[name] as NoticeCase)).known;
    expect([knows("accepted"), knows("acceptance-refused")]).toEqual([false, true]);
  });

  it("ask for no confirmation once the issue is closed", () => {
    const closed = { author: STRANGER, open: false };
    const { wanted } = labelsOfNotice(judged({ versions: [[ONE]], filed: closed }));
    expect(wanted).toEqual(["bump-notice"]);
  });
});

describe("an authorised account", () => {
  it("must be named for every part of a coalition that has the id", () => {
    const shared = { mrtds: [{ unit: "unit", mrtd: "ab".repeat(48) }] };
    const mine = { ...lattice("one.mainnet", shared), operator: BASE_OPS };
    const theirs = { ...lattice("two.mainnet", { ...shared, chainId: 11 }), operator: OPERATOR };
    const notice = { ...NOTICE, kind: "mrtd", id: "ab".repeat(48), to: "cd".repeat(48) } as const;
    const versions = [[definition({ name: "mini.both", lattices: [mine, theirs] })]];
    expect(judged({ versions, notice }).stage).toBe("unverified");
    const alone = [[definition({ name: "mini.alone", lattices: [mine] })]];
    expect(judged({ versions: alone, notice }).stage).toBe("going");
  });
});
