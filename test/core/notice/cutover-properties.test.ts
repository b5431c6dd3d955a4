// Whatever is announced of any definition: carried out, it gives the fingerprint that was told, and the
// notice behind it is told with the same.

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { announcedMoments } from "../../../src/core/changes/next-fingerprint.ts";
import { deriveFingerprint } from "../../../src/core/derivation/fingerprint.ts";
import { planCutover } from "../../../src/core/notice/cutover.ts";
import { planAnnouncement } from "../../../src/core/notice/drafts.ts";
import { effectsOf } from "../../../src/core/notice/effects.ts";
import type { Definition } from "../../../src/core/registry/definition.ts";
import { definitions } from "../../support/arbitrary-definitions.ts";
import { changed } from "../../support/definitions.ts";
import { layouts, write } from "../../support/layouts.ts";
import { bytesOfText, fileOf, registryOf } from "../../support/registries.ts";

/** Few, so that much takes effect at one moment; one of them written in two ways. */
const TIMES = [
  "2027-01-01T12:00Z",
  "2027-01-01T12:00:00Z",
  "2027-02-02T12:00Z",
  "2027-03-03T12:00Z",
];
const LATER = "2027-12-31T00:00:00Z";

/** Of definitions with announcements. */
const given = fc
  .tuple(definitions, layouts, fc.array(fc.nat(TIMES.length - 1), { minLength: 4, maxLength: 4 }))
  .filter(([it]) => !it.retirement && (it.upcoming ?? []).length > 0)
  .map(([it, layout, picks]) => {
    const upcoming = (it.upcoming ?? []).map((entry, at) => ({
      ...entry,
      effectiveAt: TIMES[picks[at] ?? 0] ?? LATER,
    }));
    return { definition: changed(it, { upcoming }), layout };
  });

function carriedOut(text: string, file: string, now: string) {
  const { edited, refused } = planCutover(registryOf({ [file]: bytesOfText(text) }), file, now);
  // Of a coalition without a citizen no more can be said.
  const codes = refused.map(({ code }) => code).filter((code) => code !== "no-citizen");
  expect(codes).toEqual([]);
  return { text: edited[0]?.text ?? text, refused };
}

const ID = /"(?:[0-9a-f]{96}|[0-9a-f]{64})"/g;
const masked = (text: string) => text.replace(ID, '"id"');

describe("a cutover of everything that is due", () => {
  it("gives the fingerprint that was told for the moment, at once or one moment after the other", () => {
    let known = 0;
    let moved = 0;
    fc.assert(
      fc.property(given, ({ definition: before, layout }) => {
        const file = fileOf(before);
        const text = write(before, layout);
        let step = text;
        for (const { at, next, moves } of announcedMoments(before)) {
          const whole = carriedOut(text, file, at);
          const last = carriedOut(step, file, at);
          step = last.text;
          if (last.refused.length + whole.refused.length > 0) return;
          for (const it of [whole.text, step]) {
            const after: Definition = JSON.parse(it);
            expect(after.fingerprint).toBe(deriveFingerprint(after));
            if (next !== undefined) expect(after.fingerprint).toBe(next);
          }
          known += next === undefined ? 0 : 1;
          moved += next !== undefined && moves ? 1 : 0;
        }
        expect("upcoming" in JSON.parse(step)).toBe(false);
        expect(carriedOut(step, file, LATER).text).toBe(step);
      }),
      { numRuns: 250 },
    );
    expect(Math.min(known, moved)).toBeGreaterThan(50);
  });

  it("leaves what is announced for later told as it was", () => {
    let told = 0;
    fc.assert(
      fc.property(given, ({ definition: before, layout }) => {
        const file = fileOf(before);
        const [first, ...later] = announcedMoments(before);
        const { text, refused } = carriedOut(write(before, layout), file, first?.at ?? "");
        if (refused.length > 0) return;
        const after = new Map(announcedMoments(JSON.parse(text)).map((it) => [it.at, it.next]));
        for (const { at, next } of later) {
          if (next === undefined || !after.has(at)) continue;
          told += 1;
          expect(after.get(at)).toBe(next);
        }
      }),
      { numRuns: 250 },
    );
    expect(told).toBeGreaterThan(20);
  });

  it("leaves every byte but ids, entries, parts that retired and bytes that are old", () => {
    let compared = 0;
    fc.assert(
      fc.property(given, ({ definition: before, layout }) => {
        const ids = new Map(before.upcoming?.map(({ id, to }) => [id, to]));
        const services = [...before.confluences, ...Object.values(before.modules)];
        const takesOut = [...services, before.ticketIssuer].some(
          (it) => it?.config && ids.has(it.fingerprint),
        );
        if (takesOut || [...ids.values()].includes(null)) return;
        compared += 1;
        const text = write(before, layout);
        const { upcoming: _, ...rest } = before;
        const after = carriedOut(text, fileOf(before), LATER).text;
        expect(masked(after)).toBe(masked(write(rest, layout)));
      }),
      { numRuns: 250 },
    );
    expect(compared).toBeGreaterThan(50);
  });

  it("is the same in whichever order the notices came", () => {
    let announced = 0;
    fc.assert(
      fc.property(given, ({ definition: whole, layout }) => {
        const { upcoming = [], ...rest } = whole;
        const before = changed(rest as Definition, {});
        const file = fileOf(before);
        const announce = (entries: typeof upcoming) =>
          entries.reduce(
            (text, entry) => {
              const plan = planAnnouncement(registryOf({ [file]: bytesOfText(text) }), file, entry);
              return plan.refused.length > 0 ? text : (plan.edited[0]?.text ?? text);
            },
            write(before, layout),
          );
        const numbered = upcoming.map((entry, at) => ({ ...entry, notice: at + 1 }));
        const [there, back] = [numbered, numbered.toReversed()].map(
          (it): Definition => JSON.parse(announce(it)),
        );
        const byNotice = (it?: Definition) =>
          (it?.upcoming ?? []).toSorted((a, b) => a.notice - b.notice);
        // The last citizen's end is refused, whichever of them comes last.
        if (byNotice(there).length < upcoming.length) return;
        announced += 1;
        expect(byNotice(back)).toEqual(byNotice(there));
        const [one, other] = [there, back].map(
          (it) => carriedOut(JSON.stringify(it), file, LATER).text,
        );
        expect(one).toBe(other);
      }),
    );
    expect(announced).toBeGreaterThan(50);
  });
});

it("a notice is told with the fingerprint of its moment, announced or not", () => {
  fc.assert(
    fc.property(given, ({ definition: it }) => {
      const upcoming = (it.upcoming ?? []).map((entry, at) => ({ ...entry, notice: at + 1 }));
      const before = changed(it, { upcoming });
      const file = fileOf(before);
      const moments = announcedMoments(before);
      for (const { notice: number, ...entry } of upcoming) {
        const { next, waitsFor } =
          moments.find(({ together }) => together.some(({ notice }) => notice === number)) ?? {};
        const rest = { ...before, upcoming: upcoming.filter(({ notice }) => notice !== number) };
        for (const [one, stage] of [
          [before, "announced"],
          [rest, "to-announce"],
        ] as const) {
          const registry = registryOf({ [file]: bytesOfText(JSON.stringify(one)) });
          const notice = { ...entry, releaseNotes: null };
          const [effect] = effectsOf(registry, notice, number, "2026-01-01T00:00Z");
          const isUnpinned = effect?.verdict === "nothing";
          expect(effect?.stage).toBe(isUnpinned ? "none" : stage);
          if (isUnpinned) expect([entry.kind, stage]).toEqual(["content-hash", "to-announce"]);
          else expect([effect?.fingerprint.next, effect?.waitsFor]).toEqual([next, waitsFor]);
        }
      }
    }),
  );
});
