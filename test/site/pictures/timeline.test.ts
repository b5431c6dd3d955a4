// The timeline of any chain: every entry has its step, dates do not overlap, and a fingerprint looks the same
// everywhere.

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { patternPath, TONES, toneOf } from "../../../site/pictures/fingerprint-look.tsx";
import {
  type LaidStep,
  layOutTimeline,
  STEP_HEIGHT,
  type StepFacts,
} from "../../../site/pictures/timeline-layout.ts";
import { announcedSteps, entrySteps } from "../../../site/pictures/timeline-steps.ts";
import { type Box, labelBox, overlapping } from "../../support/boxes.ts";
import { idOf } from "../../support/ids.ts";
import { LONG, longRegistry } from "../../support/long-registry.ts";

const time = fc
  .date({ min: new Date("2024-01-01"), max: new Date("2029-12-31"), noInvalidDate: true })
  .map((date) => `${date.toISOString().slice(0, 19)}Z`);

/** Few fingerprints, so that some stay and some come back. */
const step: fc.Arbitrary<StepFacts> = fc.record({
  at: time,
  fingerprint: fc.nat(5).map((it) => idOf(`fingerprint ${it}`)),
});
const announced: fc.Arbitrary<StepFacts> = fc.record({
  at: time,
  fingerprint: fc.option(
    fc.nat(5).map((it) => idOf(`next ${it}`)),
    { nil: undefined },
  ),
  word: fc.constantFrom("not known", "ends"),
});
const chains = fc.record({
  entries: fc.array(step, { minLength: 1, maxLength: 60, size: "max" }).chain((steps) =>
    fc.constantFrom(
      steps,
      [...steps].sort((a, b) => (a.at < b.at ? -1 : 1)),
    ),
  ),
  ahead: fc.array(announced, { maxLength: 4 }),
  room: fc.integer({ min: 300, max: 1400 }),
});

const boxOf = ({ x, width }: LaidStep): Box => ({ x, y: 0, width, height: STEP_HEIGHT });

describe("the timeline of any chain", () => {
  it("has one step for each entry, of one width, in its order, with room to be pressed", () => {
    fc.assert(
      fc.property(chains, ({ entries, ahead, room }) => {
        const layout = layOutTimeline(entries, ahead, room);
        expect(layout.entries).toHaveLength(entries.length);
        expect(layout.ahead).toHaveLength(ahead.length);
        expect(new Set(layout.entries.map(({ width }) => width)).size).toBe(1);
        const steps = [...layout.entries, ...layout.ahead];
        expect(overlapping(steps.map(boxOf))).toEqual([]);
        const places = steps.map(({ x }) => x);
        expect(places).toEqual([...places].sort((a, b) => a - b));
        for (const { width, band } of steps) {
          expect(Math.min(width, STEP_HEIGHT)).toBeGreaterThanOrEqual(24);
          expect(band).toBeLessThanOrEqual(width);
        }
      }),
    );
  });

  it("keeps texts apart and in the view box", () => {
    let dates = 0;
    let digits = 0;
    fc.assert(
      fc.property(chains, ({ entries, ahead, room }) => {
        const layout = layOutTimeline(entries, ahead, room);
        const labels = [...layout.dates, ...layout.digits].map(labelBox);
        expect(overlapping(labels)).toEqual([]);
        const all = [...labels, ...[...layout.entries, ...layout.ahead].map(boxOf)];
        for (const { x, y, width, height } of all) {
          expect(Math.min(x, y)).toBeGreaterThanOrEqual(0);
          expect(x + width).toBeLessThanOrEqual(layout.width);
          expect(y + height).toBeLessThanOrEqual(layout.height);
        }
        dates += layout.dates.length;
        digits += layout.digits.length;
      }),
    );
    expect(Math.min(dates, digits)).toBeGreaterThan(100);
  });

  it("dates the first, the last and what is announced, and marks where months begin", () => {
    fc.assert(
      fc.property(chains, ({ entries, ahead, room }) => {
        const { dates, months } = layOutTimeline(entries, ahead, room);
        const texts = dates.map(({ text }) => text);
        const days = [...entries.slice(0, 1), ...entries.slice(1).slice(-1), ...ahead];
        expect(texts.filter((it) => it.length === 10).sort()).toEqual(
          days.map(({ at }) => at.slice(0, 10)).sort(),
        );
        const begun = entries.filter(
          ({ at }, index) => index > 0 && entries[index - 1]?.at.slice(0, 7) !== at.slice(0, 7),
        );
        expect(months).toHaveLength(begun.length);
      }),
    );
  });

  it("joins the bands of one fingerprint, and separates those of different ones", () => {
    fc.assert(
      fc.property(chains, ({ entries, room }) => {
        const layout = layOutTimeline(entries, [], room);
        for (const [index, { x, band }] of layout.entries.entries()) {
          const next = layout.entries[index + 1];
          if (!next) continue;
          const stays = entries[index]?.fingerprint === entries[index + 1]?.fingerprint;
          expect(next.x - x - band === 0).toBe(stays);
        }
      }),
    );
  });
});

describe("the look of a fingerprint", () => {
  it("follows from its first eight digits, and differs where one of them does", () => {
    const id = idOf("a fingerprint");
    const other = (id[3] === "0" ? "1" : "0") + id.slice(1);
    expect(patternPath(id, 0, 0)).toBe(patternPath(id.slice(0, 8), 0, 0));
    expect(patternPath(other, 0, 0)).not.toBe(patternPath(id, 0, 0));
    const tones = Array.from({ length: 400 }, (_, index) => toneOf(idOf(`${index}`)));
    expect(new Set(tones).size).toBe(TONES);
  });
});

describe("the steps of a long chain", () => {
  const { view } = longRegistry(300);
  const coalition = view.coalitions.find(({ name }) => name === LONG);
  const entries = coalition?.entries ?? [];

  it("link to every entry, and say what it does", () => {
    const steps = entrySteps(entries, entries, "history/");
    expect(steps.map(({ href }) => href)).toEqual(
      entries.map(({ seq }) => `history/#${LONG}-${seq}`),
    );
    expect(steps).toHaveLength(300);
    for (const [index, { title, breaking }] of steps.entries()) {
      expect(title).toContain(`Entry ${index + 1}, `);
      expect(title.includes("(breaking)")).toBe(breaking);
    }
    expect(
      steps.filter(({ title }) => title.includes("back to the fingerprint")).length,
    ).toBeGreaterThan(9);
  });

  it("show what is announced for one time as one step, and a retirement as the last", () => {
    if (!coalition) throw new Error("no coalition");
    const upcoming = ["2030-01-01T00:00Z", "2030-01-01T00:00:00Z", "2031-01-01T00:00Z"].map(
      (effectiveAt, index) => ({
        ...{ notice: index + 1, kind: "ticket-issuance-root" as const, effectiveAt },
        ...{ id: idOf(`now ${index}`), to: idOf(`then ${index}`), reason: "Rotation." },
      }),
    );
    const retirement = { at: "2032-01-01T00:00Z", reason: "Over.", replacement: null };
    const definition = { ...coalition.definition, upcoming, retirement };
    const steps = announcedSteps({ ...coalition, definition }, "../");
    expect(steps.map(({ at }) => at.slice(0, 4))).toEqual(["2030", "2031", "2032"]);
    expect(steps[0]?.title).toContain("ticket-issuance root change, ticket-issuance root change");
    expect(steps[0]?.title).toContain("the fingerprint stays");
    expect(steps.at(-1)?.title).toBe("The coalition retires on 2032-01-01");
  });
});
