// UTC times as text. The only file of the core that touches Date, and never its clock.

import type { UtcTime } from "./registry/definition.ts";

/** Whether the calendar has this moment: 2026-02-31T00:00:00Z has the form, and does not exist. */
export function isRealTime(time: UtcTime): boolean {
  // biome-ignore lint/style/noRestrictedGlobals: parses a value, reads no clock
  const parsed = new Date(time);
  if (Number.isNaN(parsed.getTime())) return false;
  return parsed.toISOString().startsWith(time.replace(/Z$/, ""));
}

/** The last second of the year 9999: beyond it, times no longer sort as text. */
const LAST = 253_402_300_799;

/**
 * Seconds since the Unix epoch -> `2026-12-01T14:00:00Z`. A commit may claim any date; one that
 * is out of the four-digit years is taken as the nearest in them.
 */
export function timeFromEpoch(claimed: number): UtcTime {
  const seconds = Math.min(Math.max(claimed, 0), LAST);
  // biome-ignore lint/style/noRestrictedGlobals: converts a value, reads no clock
  return new Date(seconds * 1000).toISOString().replace(".000Z", "Z");
}

/** The one form of a moment: with its seconds. */
export function withSeconds(time: UtcTime): UtcTime {
  return time.length === "2026-12-01T14:00Z".length ? time.replace("Z", ":00Z") : time;
}

/** Whether the moment is `now` or before it; one that the calendar does not have never comes. */
export function hasCome(time: UtcTime, now: UtcTime): boolean {
  return isRealTime(time) && withSeconds(time) <= withSeconds(now);
}

/** The later of two moments that the calendar has. */
export function laterOf(a: UtcTime, b: UtcTime): UtcTime {
  return withSeconds(a) < withSeconds(b) ? b : a;
}

const DAY = 24 * 60 * 60;

/** The midnight that begins the day so many days after that of `time`. */
export function midnightAfter(time: UtcTime, days: number): UtcTime {
  return timeFromEpoch((Math.floor(secondsOf(time) / DAY) + days) * DAY);
}

/** The same time of day so many days after. */
export function daysAfter(time: UtcTime, days: number): UtcTime {
  return timeFromEpoch(secondsOf(time) + days * DAY);
}

/** The day of the week: 0 for Sunday, 6 for Saturday. */
export function weekdayOf(time: UtcTime): number {
  // biome-ignore lint/style/noRestrictedGlobals: parses a value, reads no clock
  return new Date(time).getUTCDay();
}

/**
 * A time of a zone in UTC: `2026-12-01T15:00:00` and `+01:00` give `2026-12-01T14:00:00Z`. Undefined
 * where the calendar has no such moment, or the zone no such offset.
 */
export function inUtc(local: string, offset: string): UtcTime | undefined {
  if (!isRealTime(`${local}Z`)) return undefined;
  // biome-ignore lint/style/noRestrictedGlobals: parses a value, reads no clock
  const seconds = Date.parse(`${local}${offset}`) / 1000;
  return Number.isNaN(seconds) || seconds < 0 ? undefined : timeFromEpoch(seconds);
}

/** Seconds since the Unix epoch of a moment that the calendar has. */
export function secondsOf(time: UtcTime): number {
  // biome-ignore lint/style/noRestrictedGlobals: parses a value, reads no clock
  return Date.parse(time) / 1000;
}

/** How many whole days lie between two moments that the calendar has; negative where the second is earlier. */
export function wholeDays(from: UtcTime, to: UtcTime): number {
  return Math.floor((secondsOf(to) - secondsOf(from)) / DAY);
}
