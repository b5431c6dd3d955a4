// Where everything is in a timeline: plain geometry, in px. All entries have the same width, however long
// they are apart. Below the bands are as many dates as fit.

import type { Id, UtcTime } from "../../src/core/registry/definition.ts";
import { DIGITS_SHOWN } from "./fingerprint-look.tsx";
import { CELL, cutText, type Label } from "./text-cells.ts";

/** The y of a step's mark, which is in the middle of the step. */
export const MARK_Y = 13;
export const BAND = { y: 26, height: 38 };
/** The clickable part of a step ends here. */
export const STEP_HEIGHT = BAND.y + BAND.height;
const DATES_Y = 78;
const HEIGHT = 88;
const EDGE = 2;
const MIN_STEP = 26;
const MAX_STEP = 86;
/** The width of an announced step, which its date fills. */
const AHEAD_STEP = 84;
const AHEAD_GAP = 12;
/** Between neighbouring bands, and between dates. */
const BAND_GAP = 2;
const DATE_GAP = 10;
const DAY_WIDTH = "2026-11-22".length * CELL;
/** Beside the digits, at least and at most. */
const PAD = 1.5;
const WIDE_PAD = 5;
/** The cells that fit an announced step. */
const WORD_CELLS = 10;

/** The facts of a step that decide its place. */
export interface StepFacts {
  at: UtcTime;
  fingerprint: Id | undefined;
  /** The text of its band without a fingerprint: "not known". */
  word?: string;
}

export interface LaidStep<Step extends StepFacts = StepFacts> {
  step: Step;
  x: number;
  width: number;
  /** The width of its band. */
  band: number;
}

export interface TimelineLayout<Step extends StepFacts> {
  width: number;
  height: number;
  /** One for each entry. */
  entries: LaidStep<Step>[];
  /** One for each time at which announced changes take effect. */
  ahead: LaidStep<Step>[];
  /** The first digits of fingerprints, where their bands have room. */
  digits: Label[];
  dates: Label[];
  /** The entries with which a month begins. */
  months: LaidStep<Step>[];
}

/** `room` is the most width, exceeded only to keep every step clickable. */
export function layOutTimeline<Step extends StepFacts>(
  entries: readonly Step[],
  ahead: readonly Step[],
  room: number,
): TimelineLayout<Step> {
  const aheadWidth = ahead.length === 0 ? 0 : AHEAD_GAP + ahead.length * AHEAD_STEP;
  const share = Math.floor((room - 2 * EDGE - aheadWidth) / Math.max(1, entries.length));
  const width = Math.max(narrowestStep(entries.length), Math.min(MAX_STEP, share));
  const end = EDGE + entries.length * width;
  const laid = entries.map((step, index) => {
    const stays = step.fingerprint === entries[index + 1]?.fingerprint;
    return { step, x: EDGE + index * width, width, band: width - (stays ? 0 : BAND_GAP) };
  });
  const laidAhead = ahead.map((step, index) => {
    const x = end + AHEAD_GAP + index * AHEAD_STEP;
    return { step, x, width: AHEAD_STEP, band: AHEAD_STEP - BAND_GAP };
  });
  const months = laid.filter(
    (it, index) => index > 0 && monthOf(it) !== monthOf(laid[index - 1] ?? it),
  );
  return {
    width: end + aheadWidth + EDGE,
    height: HEIGHT,
    entries: laid,
    ahead: laidAhead,
    digits: [...digitsOf(laid), ...digitsOf(laidAhead)],
    dates: datesOf(laid, laidAhead, months),
    months,
  };
}

/** Wide enough to click, and for the dates of the first and last entry to be side by side. */
function narrowestStep(entries: number): number {
  const days = Math.min(2, entries) * (DAY_WIDTH + DATE_GAP);
  return Math.max(MIN_STEP, Math.ceil(days / Math.max(1, entries)));
}

/** One for each run of one fingerprint that is wide enough. */
function digitsOf(steps: readonly LaidStep[]): Label[] {
  const y = STEP_HEIGHT - 11;
  return steps.flatMap((first, index) => {
    const { fingerprint, word = "" } = first.step;
    const continues = (at: number) =>
      fingerprint !== undefined && steps[at]?.step.fingerprint === fingerprint;
    if (continues(index - 1)) return [];
    let at = index;
    while (continues(at + 1)) at++;
    const last = steps[at] ?? first;
    const label = cutText(fingerprint?.slice(0, DIGITS_SHOWN) ?? word, WORD_CELLS);
    const beside = Math.min(WIDE_PAD, (last.x + last.band - first.x - label.width) / 2);
    return label.text === "" || beside < PAD ? [] : [{ ...label, x: first.x + beside, y }];
  });
}

const dayOf = ({ step }: LaidStep) => step.at.slice(0, 10);
const monthOf = ({ step }: LaidStep) => step.at.slice(0, 7);

/** Days for the first, the last and the announced steps; months in between, if there is room. */
function datesOf(
  entries: readonly LaidStep[],
  ahead: readonly LaidStep[],
  months: readonly LaidStep[],
): Label[] {
  const dates = [...entries.slice(0, 1), ...ahead].map((it) => dateFrom(it.x, dayOf(it)));
  for (const last of entries.slice(1).slice(-1)) {
    dates.push(dateFrom(last.x + last.width - DAY_WIDTH, dayOf(last)));
  }
  for (const it of months) {
    const date = dateFrom(it.x, monthOf(it));
    if (dates.every((other) => areApart(date, other))) dates.push(date);
  }
  return dates.sort((a, b) => a.x - b.x);
}

function dateFrom(x: number, text: string): Label {
  return { ...cutText(text, text.length), x, y: DATES_Y };
}

function areApart(a: Label, b: Label): boolean {
  return a.x + a.width + DATE_GAP <= b.x || b.x + b.width + DATE_GAP <= a.x;
}
