// Business days: 24 hours of Monday to Friday in UTC. Holidays are ignored.

import type { UtcTime } from "./registry/definition.ts";
import { daysAfter, midnightAfter, weekdayOf } from "./time.ts";

const FRIDAY = 5;
const SATURDAY = 6;

/**
 * The earliest time for which we recommend announcing a change at `now`: 24 hours of Monday to Friday, in UTC, lie
 * between. On a business day that is the same time of day on the next one. At a weekend nobody reads the notice
 * before Monday, so it is the end of Monday.
 */
export function businessDayAfter(now: UtcTime): UtcTime {
  const weekday = weekdayOf(now);
  if (weekday === SATURDAY) return midnightAfter(now, 3);
  if (weekday === 0) return midnightAfter(now, 2);
  return daysAfter(now, weekday === FRIDAY ? 3 : 1);
}

/** The time after `now` with this many business days between. */
export function businessDaysAfter(now: UtcTime, days: number): UtcTime {
  let at = now;
  for (let day = 0; day < days; day++) at = businessDayAfter(at);
  return at;
}

/** The latest time with this many business days before `at`. From a weekend, they count back from Friday's end. */
export function businessDaysBefore(at: UtcTime, days: number): UtcTime {
  let moment = at;
  for (let day = 0; day < days; day++) moment = businessDayBefore(moment);
  return moment;
}

function businessDayBefore(at: UtcTime): UtcTime {
  const weekday = weekdayOf(at);
  if (weekday === SATURDAY) return midnightAfter(at, -1);
  if (weekday === 0) return midnightAfter(at, -2);
  return daysAfter(at, weekday === 1 ? -3 : -1);
}
