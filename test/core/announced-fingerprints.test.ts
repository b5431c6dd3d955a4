// The next fingerprint for a time that was already announced, when another change alters it: by cases, and in random
// histories compared with what a reader of the channel knows.

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { AnnouncedFingerprint, Change } from "../../src/core/changes/change.ts";
import { diffDefinitions } from "../../src/core/changes/diff.ts";
import { describeChange } from "../../src/core/changes/impact.ts";
import { announcedMoments } from "../../src/core/changes/next-fingerprint.ts";
import type { Definition, Upcoming } from "../../src/core/registry/definition.ts";
import { histories } from "../support/arbitrary-histories.ts";
import { changed, confluence, definition, lattice, modules } from "../support/definitions.ts";
import { logOf } from "../support/histories.ts";
import { idOf } from "../support/ids.ts";

const [a, b] = [lattice("a.mainnet"), lattice("b.mainnet")];
const [SOON, LATER] = ["2026-12-01T14:00:00Z", "2026-12-08T14:00:00Z"];
const first = definition({ lattices: [a, b], modules: modules("atlas") });

const notice = (overrides: Partial<Upcoming> = {}): Upcoming => ({
  ...{ notice: 7, kind: "stable-id", id: a.stableId, to: idOf("a, next") },
  ...{ effectiveAt: LATER, reason: "A new image." },
  ...overrides,
});
const ofB = { notice: 8, id: b.stableId, to: idOf("b, next") };
const announcing = (before: Definition, ...upcoming: Upcoming[]) => changed(before, { upcoming });
const bumped = (of: Definition, ...ids: string[]) =>
  changed(of, { lattices: [a, b].map((it, index) => ({ ...it, stableId: ids[index] ?? "" })) });
const without = (of: Definition) => changed(of, { modules: modules() });

const announced = announcing(first, notice());
const router = confluence("router", { span: [{ stableId: a.stableId }] });
const waiting = changed(announced, { confluences: [router] });

function changesBetween(before: Definition, after: Definition) {
  return diffDefinitions(before, after).filter((it) => it.kind === "next-fingerprint-changed");
}

function wordsOf(before: Definition, after: Definition) {
  const [change, ...others] = changesBetween(before, after);
  if (!change) throw new Error("It is not reported.");
  expect(others).toEqual([]);
  return describeChange(change);
}

describe("another fingerprint for a moment that was announced", () => {
  // The expected results, built by hand.
  const [was, is] = [first, without(first)].map(
    (it) => bumped(it, idOf("a, next"), b.stableId).fingerprint,
  );

  it("is reported with both, and with what will change then", () => {
    expect(changesBetween(announced, without(announced))).toEqual([
      {
        kind: "next-fingerprint-changed",
        part: { class: "coalition", name: first.name },
        field: "upcoming",
        breaking: false,
        before: { effectiveAt: LATER, ids: [a.stableId], fingerprint: was, waitsFor: [] },
        after: { effectiveAt: LATER, ids: [a.stableId], fingerprint: is, waitsFor: [] },
      },
    ]);
    expect(wordsOf(announced, without(announced))).toEqual({
      title: "announcement amended: new fingerprint for 2026-12-08",
      what: `The fingerprint announced for 2026-12-08 14:00 UTC changed from ${was} to ${is}.`,
      action: `Prepare the build for that time again. A build with ${was} would time out.`,
    });
  });

  it.each<[string, Definition]>([
    [
      "an announcement for an earlier time",
      announcing(first, notice(), notice({ ...ofB, effectiveAt: SOON })),
    ],
    ["a change that nobody announced", bumped(announced, a.stableId, idOf("b, other"))],
    ["beside other words", announcing(without(first), notice({ reason: "Else." }))],
    [
      "beside the same time, written differently",
      announcing(without(first), notice({ effectiveAt: "2026-12-08T14:00Z" })),
    ],
  ])("follows from what else changed: %s", (_, after) => {
    expect(wordsOf(announced, after).what).toContain(`changed from ${was} to `);
  });

  it("follows where one of several announcements for that moment is withdrawn", () => {
    const both = announcing(first, notice(), notice(ofB));
    expect(wordsOf(both, announced).what).toContain(` to ${was}.`);
  });

  it("is reported for every time it concerns, the earliest first", () => {
    const two = announcing(first, notice(), notice({ ...ofB, effectiveAt: SOON }));
    const times = changesBetween(two, without(two)).map(
      ({ after }) => (after as AnnouncedFingerprint).effectiveAt,
    );
    expect(times).toEqual([SOON, LATER]);
  });

  it("may be known only now, or not any more, or still not", () => {
    expect(wordsOf(announced, waiting)).toEqual({
      title: "announcement amended: new fingerprint for 2026-12-08",
      what: `The fingerprint ${was}, announced for 2026-12-08 14:00 UTC, is no longer valid. The new one is unknown until the operator of confluence router announces theirs.`,
      action: `Do not use a build prepared with ${was}. Wait for the next announcement.`,
    });
    expect(wordsOf(waiting, announced).what).toBe(
      `The fingerprint for 2026-12-08 14:00 UTC was unknown until now: it is ${was}.`,
    );
    const ledger = confluence("ledger", { span: [{ stableId: a.stableId }] });
    const more = changed(waiting, { confluences: [router, ledger] });
    expect(wordsOf(waiting, more)).toEqual({
      title: "announcement amended: new fingerprint for 2026-12-08",
      what: `The fingerprint for 2026-12-08 14:00 UTC is still unknown until the operator of confluence router and confluence ledger announces theirs.`,
    });
  });
});

describe("the next fingerprint is not reported", () => {
  const two = announcing(first, notice(), notice({ ...ofB, effectiveAt: SOON }));

  it.each<[string, Definition, Definition]>([
    ["where it is the same", announced, changed(announced, { title: "Another title" })],
    [
      "where an earlier change came as announced",
      two,
      announcing(bumped(first, a.stableId, idOf("b, next")), notice()),
    ],
    [
      "where the announcement itself is another",
      announced,
      announcing(without(first), notice({ to: idOf("x") })),
    ],
    ["where more is announced for the moment", announced, announcing(first, notice(), notice(ofB))],
    [
      "where the moment is another",
      announced,
      announcing(without(first), notice({ effectiveAt: SOON })),
    ],
    ["where it is announced only now", first, announcing(without(first), notice())],
    ["where it took effect", announced, bumped(first, idOf("a, next"), b.stableId)],
  ])("%s", (_, before, after) => {
    expect(diffDefinitions(before, after).length).toBeGreaterThan(0);
    expect(changesBetween(before, after)).toEqual([]);
  });

  it("for a moment that moves nothing, before and after", () => {
    const unpinned = notice({ kind: "content-hash", id: idOf("content"), to: idOf("content 2") });
    const whole = changed(first, { lattices: [{ ...a, contentHash: idOf("content") }, b] });
    const before = announcing(whole, unpinned);
    expect(announcedMoments(before)[0]?.moves).toBe(false);
    expect(changesBetween(before, without(before))).toEqual([]);
  });

  it("for a moment that waited for an operator who has made the change", () => {
    const mrtd = notice({ kind: "ticket-issuance-root", id: idOf("root"), to: idOf("root 2") });
    const whole = changed(waiting, { upcoming: [notice({ effectiveAt: SOON }), mrtd] });
    expect(announcedMoments(whole).map(({ next }) => next)).toEqual([undefined, undefined]);
    const done = bumped(
      changed(first, { confluences: [{ ...router, fingerprint: idOf("router, next") }] }),
      ...[idOf("a, next"), b.stableId],
    );
    expect(changesBetween(whole, announcing(done, mrtd))).toEqual([]);
  });
});

describe("in any history", () => {
  it("who reads every entry knows the next fingerprint of every moment that moves it", () => {
    let changes = 0;
    fc.assert(
      fc.property(histories, ({ steps, days }) => {
        const known = new Map<string, string | null>();
        for (const { entry, definition: after } of publicationsOf(steps, days)) {
          changes += entry.changes.filter(isNews).length;
          for (const { at, next = null, moves } of announcedMoments(after)) {
            const key = `${entry.coalition} ${at}`;
            const ofMoment = entry.changes.filter((it) => momentOf(it) === at);
            // The item of an announcement has the next fingerprint; without one, there is none to know.
            if (!moves || entry.seq === 1 || ofMoment.some(isAnnouncement)) known.set(key, next);
            for (const { after: it } of ofMoment.filter(isNews)) {
              known.set(key, (it as AnnouncedFingerprint).fingerprint);
            }
            expect(known.get(key)).toBe(next);
          }
        }
      }),
      { numRuns: 150 },
    );
    expect(changes).toBeGreaterThan(15);
  });
});

function publicationsOf(...history: Parameters<typeof logOf>) {
  return logOf(...history)
    .flat()
    .filter((it) => it.type === "publication");
}

const isNews = ({ kind }: Change) => kind === "next-fingerprint-changed";
const isAnnouncement = ({ kind }: Change) => kind === "announced" || kind === "amended";

function momentOf({ after }: Change): string | undefined {
  const { effectiveAt } = (after ?? {}) as { effectiveAt?: string };
  return effectiveAt?.replace(/T(..:..)Z$/, "T$1:00Z");
}
