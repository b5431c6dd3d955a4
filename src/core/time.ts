// UTC times as text. The only file of the core that uses Date, and it never reads the clock.

import type { UtcTime } from "./registry/definition.ts";

/** Whether the date exists: 2026-02-31T00:00:00Z has the right form, but is not a valid date. */
export function isRealTime(time: UtcTime): boolean {
  // biome-ignore lint/style/noRestrictedGlobals: parses a value, reads no clock
  const parsed = new Date(time);
  if (Number.isNaN(parsed.getTime())) return false;
  return parsed.toISOString().startsWith(time.replace(/Z$/, ""));
}

/** The last second of the year 9999. Later times do not sort as text. */
const LAST = 253_402_300_799;

/**
 * Seconds since the Unix epoch as `2026-12-01T14:00:00Z`. A commit may claim any date; one outside the four-digit
 * years is moved to the nearest of them.
 */
export function timeFromEpoch(claimed: number): UtcTime {
  const seconds = Math.min(Math.max(claimed, 0), LAST);
  // biome-ignore lint/style/noRestrictedGlobals: converts a value, reads no clock
  return new Date(seconds * 1000).toISOString().replace(".000Z", "Z");
}

/** The canonical form of a time, with seconds. */
export function withSeconds(time: UtcTime): UtcTime {
  return time.length === "2026-12-01T14:00Z".length ? time.replace("Z", ":00Z") : time;
}

/** As in sentences: 2026-12-15T14:00:00Z -> "2026-12-15 14:00 UTC". */
export function moment(at: UtcTime): string {
  return `${at.slice(0, 10)} ${at.slice(11, 16)} UTC`;
}

/** Whether the time is `now` or earlier. An invalid time is never reached. */
export function hasCome(time: UtcTime, now: UtcTime): boolean {
  return isRealTime(time) && withSeconds(time) <= withSeconds(now);
}

/** The later of two valid times. */
export function laterOf(a: UtcTime, b: UtcTime): UtcTime {
  return withSeconds(a) < withSeconds(b) ? b : a;
}

const DAY = 24 * 60 * 60;

/** The midnight that starts the day this many days after the day of `time`. */
export function midnightAfter(time: UtcTime, days: number): UtcTime {
  return timeFromEpoch((Math.floor(secondsOf(time) / DAY) + days) * DAY);
}

/** The same time of day, this many days later. */
export function daysAfter(time: UtcTime, days: number): UtcTime {
  return timeFromEpoch(secondsOf(time) + days * DAY);
}

/** The day of the week: 0 is Sunday, 6 is Saturday. */
export function weekdayOf(time: UtcTime): number {
  // biome-ignore lint/style/noRestrictedGlobals: parses a value, reads no clock
  return new Date(time).getUTCDay();
}

/**
 * A local time in UTC: `2026-12-01T15:00:00` and `+01:00` give `2026-12-01T14:00:00Z`. Undefined if the date or the
 * offset is not valid.
 */
export function inUtc(local: string, offset: string): UtcTime | undefined {
  if (!isRealTime(`${local}Z`)) return undefined;
  // biome-ignore lint/style/noRestrictedGlobals: parses a value, reads no clock
  const seconds = Date.parse(`${local}${offset}`) / 1000;
  return Number.isNaN(seconds) || seconds < 0 ? undefined : timeFromEpoch(seconds);
}

/** A valid time as seconds since the Unix epoch. */
export function secondsOf(time: UtcTime): number {
  // biome-ignore lint/style/noRestrictedGlobals: parses a value, reads no clock
  return Date.parse(time) / 1000;
}

/** The whole days between two valid times; negative if the second is earlier. */
export function wholeDays(from: UtcTime, to: UtcTime): number {
  return Math.floor((secondsOf(to) - secondsOf(from)) / DAY);
}
