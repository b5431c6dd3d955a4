// The time of a notice: in UTC, and read in the forms in which people write that, such as 2026-12-01 14:00 UTC, as
// definitions have it.

import type { UtcTime } from "../registry/definition.ts";
import { inUtc, isRealTime, withSeconds } from "../time.ts";
import { fieldProblem, inQuotes, labelOf } from "./form.ts";
import { type NoticeProblem, noticeProblem } from "./notice.ts";

const FIELD = "effective-at";
const EXAMPLE = "2026-12-01T14:00:00Z";
const RIGHT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?Z$/;
/** What people write for a time, in UTC or not; the date and the time of day as definitions have them. */
const LIKELY =
  /^(\d{4}-\d{2}-\d{2})(?:(?:t| +)(\d{2}:\d{2}(?::\d{2})?)(\.\d{1,9})?(?: *(z|utc|gmt|[+-]\d{2}:?\d{2}))?)?$/i;

/** What is written for a change that cannot wait. */
const NOW = /^now$/i;

export function isNow(text: string): boolean {
  return NOW.test(text);
}

/** `now` is the time when the notice was filed, which does not move however often it is read. */
export function readTime(text: string, filedAt: UtcTime): UtcTime | NoticeProblem {
  if (isNow(text)) return filedAt;
  if (RIGHT.test(text)) return isRealTime(text) ? text : unreal(text);
  const [, date, time, fraction, zone] = LIKELY.exec(text) ?? [];
  if (date === undefined) {
    return malformed(
      `is no time as definitions have it: ${inQuotes(text)}.`,
      `Write the moment in UTC, such as: ${EXAMPLE}`,
    );
  }
  if (time === undefined) {
    return malformed(
      `is a date alone: “${text}”. Integrators need the moment.`,
      `Write the time of day in UTC, too, such as: ${date}T14:00:00Z`,
    );
  }
  const local = `${date}T${time}`;
  const utc = withSeconds(`${local}Z`);
  if (!isRealTime(utc)) return unreal(text);
  if (zone === undefined) {
    return malformed(`does not say that it is in UTC: “${text}”.`, `If it is, write: ${utc}`);
  }
  if (/^-|^\+(?!00:?00$)/.test(zone)) return inZone(text, local, zone);
  if (fraction === undefined || /^\.0+$/.test(fraction)) return `${local}Z`;
  return malformed(
    `has a part of a second, which definitions do not have: “${text}”.`,
    `Write: ${utc}`,
  );
}

function inZone(text: string, local: string, zone: string): NoticeProblem {
  const utc = inUtc(local, zone.includes(":") ? zone : `${zone.slice(0, 3)}:${zone.slice(3)}`);
  return malformed(
    `is in another time zone: “${text}”. Definitions have times in UTC alone.`,
    utc === undefined
      ? `Write it in UTC, such as: ${EXAMPLE}`
      : `Write the same moment in UTC: ${utc}`,
  );
}

function malformed(words: string, fix: string): NoticeProblem {
  return fieldProblem("time-malformed", FIELD, words, fix);
}

function unreal(text: string): NoticeProblem {
  return noticeProblem(
    "time-invalid",
    FIELD,
    `“${labelOf(FIELD)}”: the calendar has no moment ${text}.`,
    `Write a moment that it has, such as: ${EXAMPLE}`,
  );
}
