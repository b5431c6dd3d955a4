// Announcements in a definition's text: the smallest edit, whatever the layout.

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Plan } from "../../../src/core/edit/plan.ts";
import { planAnnouncement, planWithdrawal } from "../../../src/core/notice/drafts.ts";
import type { Definition, Upcoming } from "../../../src/core/registry/definition.ts";
import { definitions } from "../../support/arbitrary-definitions.ts";
import { announced, definition, lattice, organism } from "../../support/definitions.ts";
import { idOf } from "../../support/ids.ts";
import { layouts, write } from "../../support/layouts.ts";
import { bytesOfText, fileOf, registryOf, textOf } from "../../support/registries.ts";

/** Before every announced change here, and after the retirements. */
const NOW = "2026-10-01T00:00Z";
const FILE = "coalitions/mini.coalition.json";
const [A, B] = [lattice("a.mainnet"), organism("b")];
const BEFORE = definition({ lattices: [A], organisms: [B] });
const ENTRY = announced(A.stableId, idOf("a, next"), { reason: 'A "new" image.' });
const OF_B: Upcoming = { ...ENTRY, notice: 8, id: B.stableId, to: idOf("b, next") };

function registry(text: string, file = FILE) {
  return registryOf({ [file]: bytesOfText(text) });
}
/** The new text, or the old one if nothing is edited. */
function edited({ edited, refused }: Plan, text: string): string {
  expect(refused).toEqual([]);
  return edited[0]?.text ?? text;
}
const announce = (text: string, entry: Upcoming, file = FILE) =>
  edited(planAnnouncement(registry(text, file), file, entry, NOW), text);
const withdraw = (text: string, notice: number, file = FILE) =>
  edited(planWithdrawal(registry(text, file), file, notice, NOW), text);

describe("in `upcoming`", () => {
  const text = textOf(BEFORE);
  const two = announce(announce(text, ENTRY), OF_B);
  const upcomingOf = (it: string) => JSON.parse(it).upcoming;

  it("an announcement adds an entry, and a withdrawal removes it", () => {
    expect(upcomingOf(two)).toEqual([ENTRY, OF_B]);
    expect(upcomingOf(withdraw(two, 7))).toEqual([OF_B]);
    expect(withdraw(withdraw(two, 8), 7)).toBe(text);
  });

  it("an amendment changes only the values that differ", () => {
    const later = announce(two, { ...ENTRY, effectiveAt: "2026-12-05T14:00:00Z" });
    // The first of the two with that time.
    expect(later).toBe(two.replace("2026-12-01T14", "2026-12-05T14"));
    expect(announce(two, { ...OF_B, to: idOf("other") })).toBe(
      two.replace(idOf("b, next"), idOf("other")),
    );
  });
});

describe("an announcement", () => {
  const text = textOf(BEFORE);
  const announced = announce(text, ENTRY);

  it.each([
    ["the same again", ENTRY],
    ["the same time, written differently", { ...ENTRY, effectiveAt: "2026-12-01T14:00Z" }],
  ])("changes nothing if the entry is there: %s", (_, entry) => {
    expect(planAnnouncement(registry(announced), FILE, entry, NOW)).toEqual({
      edited: [],
      refused: [],
    });
  });

  it("returns the text, the change and the same fingerprint", () => {
    const [plan] = planAnnouncement(registry(text), FILE, ENTRY, NOW).edited;
    expect(plan?.changes.map(({ kind }) => kind)).toEqual(["announced"]);
    expect(plan?.fingerprint.after).toBe(BEFORE.fingerprint);
    const amended = planAnnouncement(registry(announced), FILE, { ...ENTRY, reason: "Else." }, NOW);
    expect(amended.edited[0]?.changes.map(({ kind }) => kind)).toEqual(["amended"]);
  });

  it("is added after existing entries, and to an empty list", () => {
    const empty = textOf({ ...BEFORE, upcoming: [] });
    expect(JSON.parse(announce(empty, ENTRY)).upcoming).toEqual([ENTRY]);
    const other = textOf({ ...BEFORE, upcoming: [OF_B] });
    expect(JSON.parse(announce(other, ENTRY)).upcoming).toEqual([OF_B, ENTRY]);
  });

  it.each([
    ["an id that is already here", { ...ENTRY, to: B.stableId }, "upcoming-target"],
    ["an id that is not here", { ...ENTRY, id: idOf("x") }, "upcoming-unknown-id"],
    ["an id of another notice", { ...ENTRY, notice: 9 }, "upcoming-repeated"],
  ])("is rejected by the check: %s", (_, entry, code) => {
    const given = code === "upcoming-repeated" ? announced : text;
    const { refused } = planAnnouncement(registry(given), FILE, entry, NOW);
    expect(refused.map((it) => it.code)).toEqual([code]);
  });

  it("of the last citizen's retirement is rejected", () => {
    const ends = (entry: Upcoming): Upcoming => ({ ...entry, kind: "retirement", to: null });
    const one = announce(text, ends(ENTRY));
    for (const effectiveAt of ["2026-11-01T00:00Z", ENTRY.effectiveAt, "2027-01-01T00:00Z"]) {
      const { refused } = planAnnouncement(
        registry(one),
        FILE,
        { ...ends(OF_B), effectiveAt },
        NOW,
      );
      expect(refused.map(({ code }) => code)).toEqual(["no-citizen"]);
      expect(refused[0]?.message).toMatch(
        /^Once notice 8 and all other announced changes take effect/,
      );
    }
  });

  it.each([
    [
      "a retired coalition",
      { retirement: { at: "2026-01-01T00:00Z", reason: "x", replacement: null } },
    ],
    ["a file with errors of its own", { fingerprint: idOf("wrong") }],
  ])("and a withdrawal do not edit %s", (_, wrong) => {
    const given = registry(textOf({ ...JSON.parse(announced), ...wrong }));
    const later = { ...ENTRY, effectiveAt: "2027-01-01T00:00Z" };
    expect(planAnnouncement(given, FILE, later, NOW)).toEqual({ edited: [], refused: [] });
    expect(planWithdrawal(given, FILE, 7, NOW)).toEqual({ edited: [], refused: [] });
  });

  it("is not planned in a retired coalition", () => {
    const retirement = { at: "2026-01-01T00:00Z", reason: "x", replacement: null };
    const given = registry(textOf({ ...BEFORE, retirement }));
    expect(planAnnouncement(given, FILE, ENTRY, NOW)).toEqual({ edited: [], refused: [] });
  });

  it("that does not exist is not withdrawn", () => {
    expect(planWithdrawal(registry(announced), FILE, 8, NOW).edited).toEqual([]);
    expect(planWithdrawal(registry(text), FILE, 7, NOW).edited).toEqual([]);
  });
});

it("an announcement and its withdrawal restore any text", () => {
  let done = 0;
  fc.assert(
    fc.property(definitions, layouts, (given, layout) => {
      const announced = new Set(given.upcoming?.map(({ id }) => id));
      const citizen = [...given.lattices, ...given.organisms].find(
        ({ stableId }) => !announced.has(stableId),
      );
      if (given.retirement || !citizen) return;
      done += 1;
      // Numbers of notices begin at 1.
      const notice = Math.max(0, ...(given.upcoming ?? []).map((it) => it.notice)) + 1;
      if (!Number.isSafeInteger(notice)) return;
      const [file, text] = [fileOf(given), write(given, layout)];
      const there = announce(text, { ...ENTRY, id: citizen.stableId, notice }, file);
      const after: Definition = JSON.parse(there);
      expect(after.upcoming?.length).toBe((given.upcoming?.length ?? 0) + 1);
      const back = withdraw(there, notice, file);
      // A list that was empty before is removed with its last entry.
      if (given.upcoming?.length !== 0) expect(back).toBe(text);
    }),
  );
  expect(done).toBeGreaterThan(20);
});
