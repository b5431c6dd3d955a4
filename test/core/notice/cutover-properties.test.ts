// For any definition and announcements: after the changes, the fingerprint is the announced one, and the notice
// reports the same.

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { momentsOf, takeEffect, unchanged } from "../../../src/core/changes/apply.ts";
import { announcedMoments } from "../../../src/core/changes/next-fingerprint.ts";
import { deriveFingerprint } from "../../../src/core/derivation/fingerprint.ts";
import { planCutover } from "../../../src/core/notice/cutover.ts";
import { effectsOf } from "../../../src/core/notice/effects.ts";
import type { Definition, Upcoming } from "../../../src/core/registry/definition.ts";
import { definitions } from "../../support/arbitrary-definitions.ts";
import { changed } from "../../support/definitions.ts";
import { layouts, write } from "../../support/layouts.ts";
import { bytesOfText, fileOf, registryOf } from "../../support/registries.ts";
import { runsOf } from "../../support/thorough.ts";

/** Few times, so that several changes share one; one of them is written in two ways. */
const TIMES = [
  "2027-01-01T12:00Z",
  "2027-01-01T12:00:00Z",
  "2027-02-02T12:00Z",
  "2027-03-03T12:00Z",
];
const LATER = "2027-12-31T00:00:00Z";

/** Definitions with announcements, numbered from 1. */
const given = fc
  .tuple(definitions, fc.array(fc.nat(TIMES.length - 1), { minLength: 4, maxLength: 4 }))
  .filter(([it]) => !it.retirement && (it.upcoming ?? []).length > 0)
  .map(([it, picks]) => {
    const upcoming = (it.upcoming ?? []).map((entry, at) => ({
      ...entry,
      notice: at + 1,
      effectiveAt: TIMES[picks[at] ?? 0] ?? LATER,
    }));
    return changed(it, { upcoming });
  });

/** The definition after all changes of these times. */
function outcome(definition: Definition, moments: readonly (readonly [string, Upcoming[]])[]) {
  return moments.reduce((it, [, together]) => takeEffect(it, together), unchanged(definition))
    .definition;
}

describe("taking effect, time by time,", () => {
  it("gives the announced fingerprints, and does not change later ones", () => {
    let [known, moved, later] = [0, 0, 0];
    fc.assert(
      fc.property(given, (before) => {
        const announced = announcedMoments(before);
        let step = before;
        for (const [at, { next, moves }] of announced.entries()) {
          const [first] = momentsOf(step.upcoming ?? []);
          // A removed part takes its announcements with it.
          if (first && first[0] === announced[at]?.at) step = outcome(step, [first]);
          const fingerprint = deriveFingerprint(step);
          if (next === undefined) continue;
          expect(fingerprint).toBe(next);
          known += 1;
          moved += moves ? 1 : 0;
          const rest = new Map(announcedMoments(step).map((it) => [it.at, it.next]));
          for (const { at: then, next: expected } of announced.slice(at + 1)) {
            if (expected === undefined || !rest.has(then)) continue;
            expect(rest.get(then)).toBe(expected);
            later += 1;
          }
        }
        expect("upcoming" in step).toBe(false);
        expect(step).toEqual(outcome(before, momentsOf(before.upcoming ?? [])));
      }),
      { numRuns: runsOf(150) },
    );
    expect(Math.min(known, moved)).toBeGreaterThan(runsOf(50));
    expect(later).toBeGreaterThan(runsOf(20));
  });

  it("gives the same result in any order of announcement", () => {
    fc.assert(
      fc.property(given, (before) => {
        const back = { ...before, upcoming: before.upcoming?.toReversed() ?? [] };
        for (const count of [1, TIMES.length]) {
          const [one, other] = [before, back].map((it) =>
            outcome(it, momentsOf(it.upcoming ?? []).slice(0, count)),
          );
          const byNotice = (a: Upcoming, b: Upcoming) => a.notice - b.notice;
          expect({ ...other, upcoming: other?.upcoming?.toSorted(byNotice) }).toEqual({
            ...one,
            upcoming: one?.upcoming,
          });
        }
      }),
    );
  });
});

const ID = /"(?:[0-9a-f]{96}|[0-9a-f]{64})"/g;
const masked = (text: string) => text.replace(ID, '"id"');

it("a cutover writes that, and changes only ids, entries, retired parts and old bytes", () => {
  let compared = 0;
  fc.assert(
    fc.property(given, layouts, (before, layout) => {
      const file = fileOf(before);
      const text = write(before, layout);
      const registry = registryOf({ [file]: bytesOfText(text) });
      const { edited, refused } = planCutover(registry, file, LATER);
      // A coalition without citizens has no fingerprint.
      expect(refused.filter(({ code }) => code !== "no-citizen")).toEqual([]);
      const whole = outcome(before, momentsOf(before.upcoming ?? []));
      const written = edited[0]?.text ?? "";
      expect(JSON.parse(written)).toEqual({ ...whole, fingerprint: deriveFingerprint(whole) });
      expect(planCutover(registry.withTexts(edited), file, LATER).edited).toEqual([]);
      const parts = [...before.confluences, ...Object.values(before.modules), before.ticketIssuer];
      const ids = new Map(before.upcoming?.map(({ id, to }) => [id, to]));
      const takesOut = parts.some((it) => it?.config && ids.has(it.fingerprint));
      if (takesOut || [...ids.values()].includes(null)) return;
      compared += 1;
      const { upcoming: _, ...rest } = before;
      expect(masked(written)).toBe(masked(write(rest, layout)));
    }),
  );
  expect(compared).toBeGreaterThan(20);
});

it("a notice reports the fingerprint of its time, announced or not", () => {
  fc.assert(
    fc.property(given, (before) => {
      const { upcoming = [] } = before;
      const moments = announcedMoments(before);
      for (const { notice: number, ...entry } of upcoming) {
        const { next, waitsFor } =
          moments.find(({ together }) => together.some(({ notice }) => notice === number)) ?? {};
        const rest = { ...before, upcoming: upcoming.filter(({ notice }) => notice !== number) };
        for (const [one, stage] of [
          [before, "announced"],
          [rest, "to-announce"],
        ] as const) {
          const registry = registryOf({ [fileOf(one)]: bytesOfText(JSON.stringify(one)) });
          const by = { registry, published: new Map(), now: "2026-01-01T00:00Z" };
          const notice = { ...entry, releaseNotes: null };
          const [effect] = effectsOf(by, notice, number);
          const isUnpinned = effect?.verdict === "nothing";
          expect(effect?.stage).toBe(isUnpinned ? "none" : stage);
          if (isUnpinned) expect([entry.kind, stage]).toEqual(["content-hash", "to-announce"]);
          else expect([effect?.fingerprint.next, effect?.waitsFor]).toEqual([next, waitsFor]);
        }
      }
    }),
  );
});
