// The time of a notice: a UTC time in the forms that people write, such as 2026-12-01 14:00 UTC, in the form of
// definitions.

import type { UtcTime } from "../registry/definition.ts";
import { inUtc, isRealTime, withSeconds } from "../time.ts";
import { fieldProblem, inQuotes, labelOf } from "./form.ts";
import { type NoticeProblem, noticeProblem } from "./notice.ts";

const FIELD = "effective-at";
const EXAMPLE = "2026-12-01T14:00:00Z";
const RIGHT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?Z$/;
/** A time as people write it, in UTC or not. The date and the time of day have the form of definitions. */
const LIKELY =
  /^(\d{4}-\d{2}-\d{2})(?:(?:t| +)(\d{2}:\d{2}(?::\d{2})?)(\.\d{1,9})?(?: *(z|utc|gmt|[+-]\d{2}:?\d{2}))?)?$/i;

/** The answer for a change that cannot wait. */
const NOW = /^now$/i;

export function isNow(text: string): boolean {
  return NOW.test(text);
}

/** "now" means the time of filing, which is the same at every reading. */
export function readTime(text: string, filedAt: UtcTime): UtcTime | NoticeProblem {
  if (isNow(text)) return filedAt;
  if (RIGHT.test(text)) return isRealTime(text) ? text : unreal(text);
  const [, date, time, fraction, zone] = LIKELY.exec(text) ?? [];
  if (date === undefined) {
    return malformed(
      `is not a UTC time: ${inQuotes(text)}.`,
      `Write the time in UTC, such as: ${EXAMPLE}`,
    );
  }
  if (time === undefined) {
    return malformed(
      `is only a date: “${text}”. Integrators need the exact time.`,
      `Add the time of day in UTC, such as: ${date}T14:00:00Z`,
    );
  }
  const local = `${date}T${time}`;
  const utc = withSeconds(`${local}Z`);
  if (!isRealTime(utc)) return unreal(text);
  if (zone === undefined) {
    return malformed(`has no time zone: “${text}”.`, `If it is in UTC, write: ${utc}`);
  }
  if (/^-|^\+(?!00:?00$)/.test(zone)) return inZone(text, local, zone);
  if (fraction === undefined || /^\.0+$/.test(fraction)) return `${local}Z`;
  return malformed(
    `has a fraction of a second: “${text}”. Definitions have whole seconds.`,
    `Write: ${utc}`,
  );
}

function inZone(text: string, local: string, zone: string): NoticeProblem {
  const utc = inUtc(local, zone.includes(":") ? zone : `${zone.slice(0, 3)}:${zone.slice(3)}`);
  return malformed(
    `is not in UTC: “${text}”.`,
    utc === undefined
      ? `Write it in UTC, such as: ${EXAMPLE}`
      : `Write the same time in UTC: ${utc}`,
  );
}

function malformed(words: string, fix: string): NoticeProblem {
  return fieldProblem("time-malformed", FIELD, words, fix);
}

function unreal(text: string): NoticeProblem {
  return noticeProblem(
    "time-invalid",
    FIELD,
    `“${labelOf(FIELD)}”: ${text} is not a valid date and time.`,
    `Write a valid time in UTC, such as: ${EXAMPLE}`,
  );
}
