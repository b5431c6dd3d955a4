// Where everything stands in a timeline: plain geometry, in px. All entries get the same width, whatever
// time lies between them; below their bands stand dates, as many as there is room for.

import type { Id, UtcTime } from "../../src/core/registry/definition.ts";
import { type Box, type Label, labelBox } from "./geometry.ts";
import { CELL, cutText } from "./text-cells.ts";
import { DIGITS_SHOWN } from "./tones.ts";

export const MARK_Y = 13;
export const BAND = { y: 26, height: 38 };
const DATES_Y = 78;
const HEIGHT = 88;
const EDGE = 2;
const MIN_STEP = 26;
const MAX_STEP = 86;
/** Of what is announced: its date is as wide. */
const AHEAD_STEP = 84;
const AHEAD_GAP = 12;
/** Between neighbouring bands, and between dates. */
const BAND_GAP = 2;
const DATE_GAP = 10;
const DAY_WIDTH = "2026-11-22".length * CELL;
/** Beside the digits, at least and at most. */
const PAD = 1.5;
const WIDE_PAD = 5;
/** As many as the narrowest step of what is announced has room for. */
const WORD_CELLS = 10;

/** As much of a step as its place follows from. */
export interface StepFacts {
  at: UtcTime;
  fingerprint: Id | undefined;
  /** What stands in its band where there is no fingerprint: "not known". */
  word?: string;
}

export interface LaidStep {
  /** The whole step, to be pressed. */
  box: Box;
  mark: { x: number; y: number };
  band: Box;
}

export interface TimelineLayout {
  width: number;
  height: number;
  /** One for each entry. */
  entries: LaidStep[];
  /** One for each moment at which something announced takes effect. */
  ahead: LaidStep[];
  /** The first digits of fingerprints, where their bands have room. */
  digits: Label[];
  dates: Label[];
  /** Where a month begins: the x of its first entry. */
  ticks: number[];
}

/** `room` is how wide it should be at most, as long as every step can be pressed. */
export function layOutTimeline(
  entries: readonly StepFacts[],
  ahead: readonly StepFacts[],
  room: number,
): TimelineLayout {
  const aheadWidth = ahead.length === 0 ? 0 : AHEAD_GAP + ahead.length * AHEAD_STEP;
  const share = Math.floor((room - 2 * EDGE - aheadWidth) / Math.max(1, entries.length));
  const step = Math.max(narrowestStep(entries.length), Math.min(MAX_STEP, share));
  const end = EDGE + entries.length * step;
  const laid = entries.map(({ fingerprint }, index) => {
    const goes = fingerprint !== entries[index + 1]?.fingerprint;
    return layOutStep(EDGE + index * step, step, goes);
  });
  const laidAhead = ahead.map((_, index) =>
    layOutStep(end + AHEAD_GAP + index * AHEAD_STEP, AHEAD_STEP, true),
  );
  const ticks = ticksOf(entries, laid);
  return {
    width: end + aheadWidth + EDGE,
    height: HEIGHT,
    entries: laid,
    ahead: laidAhead,
    digits: [...digitsOf(entries, laid), ...digitsOf(ahead, laidAhead)],
    dates: datesOf({ entries, laid, ahead, laidAhead, ticks }),
    ticks: ticks.map(({ x }) => x),
  };
}

/** Wide enough to be pressed, and for the days of the first entry and the last to stand side by side. */
function narrowestStep(entries: number): number {
  const days = Math.min(2, entries) * (DAY_WIDTH + DATE_GAP);
  return Math.max(MIN_STEP, Math.ceil(days / Math.max(1, entries)));
}

/** `goes`: whether the next step has another fingerprint. */
function layOutStep(x: number, width: number, goes: boolean): LaidStep {
  return {
    box: { x, y: 0, width, height: BAND.y + BAND.height },
    mark: { x: x + width / 2, y: MARK_Y },
    band: { x, ...BAND, width: width - (goes ? BAND_GAP : 0) },
  };
}

/** One for each run of one fingerprint that is wide enough. */
function digitsOf(steps: readonly StepFacts[], laid: readonly LaidStep[]): Label[] {
  const y = BAND.y + BAND.height - 11;
  return steps.flatMap(({ fingerprint, word = "" }, index) => {
    const { x: from = 0 } = laid[index]?.band ?? {};
    const continues = (at: number) =>
      fingerprint !== undefined && steps[at]?.fingerprint === fingerprint;
    if (continues(index - 1)) return [];
    let last = index;
    while (continues(last + 1)) last++;
    const { x = 0, width = 0 } = laid[last]?.band ?? {};
    const label = cutText(fingerprint?.slice(0, DIGITS_SHOWN) ?? word, WORD_CELLS);
    const room = x + width - from;
    const beside = Math.min(WIDE_PAD, (room - label.width) / 2);
    return label.text === "" || beside < PAD ? [] : [{ ...label, x: from + beside, y }];
  });
}

interface Tick {
  x: number;
  month: string;
}

function ticksOf(entries: readonly StepFacts[], laid: readonly LaidStep[]): Tick[] {
  return entries.flatMap(({ at }, index) => {
    const month = at.slice(0, 7);
    const isNew = index > 0 && entries[index - 1]?.at.slice(0, 7) !== month;
    return isNew ? [{ x: laid[index]?.box.x ?? 0, month }] : [];
  });
}

interface Dated {
  entries: readonly StepFacts[];
  laid: readonly LaidStep[];
  ahead: readonly StepFacts[];
  laidAhead: readonly LaidStep[];
  ticks: readonly Tick[];
}

/** The first, the last and what is announced by their days; months in between, while there is room. */
function datesOf({ entries, laid, ahead, laidAhead, ticks }: Dated): Label[] {
  const [first, last] = [entries[0], entries.at(-1)];
  const [firstBox, lastBox] = [laid[0]?.box, laid.at(-1)?.box];
  const dates: Label[] = [];
  if (first && firstBox) dates.push(dateFrom(firstBox.x, first.at.slice(0, 10)));
  if (last && lastBox && entries.length > 1) {
    const text = last.at.slice(0, 10);
    dates.push(dateFrom(lastBox.x + lastBox.width - text.length * CELL, text));
  }
  for (const [index, { at }] of ahead.entries()) {
    dates.push(dateFrom(laidAhead[index]?.box.x ?? 0, at.slice(0, 10)));
  }
  for (const { x, month } of ticks) {
    const date = dateFrom(x, month);
    if (dates.every((other) => areApart(date, other))) dates.push(date);
  }
  return dates.sort((a, b) => a.x - b.x);
}

function dateFrom(x: number, text: string): Label {
  return { ...cutText(text, text.length), x, y: DATES_Y };
}

function areApart(a: Label, b: Label): boolean {
  const [one, other] = [labelBox(a), labelBox(b)];
  return one.x + one.width + DATE_GAP <= other.x || other.x + other.width + DATE_GAP <= one.x;
}
