// Business days: 24 hours of Monday to Friday in UTC. Holidays are not known.

import type { UtcTime } from "./registry/definition.ts";
import { daysAfter, midnightAfter, weekdayOf } from "./time.ts";

const FRIDAY = 5;
const SATURDAY = 6;

/**
 * The earliest moment for which a change can be announced at `now` by custom: 24 hours of Monday to
 * Friday, in UTC, lie between. That is the same time of day on the next business day; at a weekend,
 * when nobody reads it before Monday begins, it is the moment when Monday ends.
 */
export function businessDayAfter(now: UtcTime): UtcTime {
  const weekday = weekdayOf(now);
  if (weekday === SATURDAY) return midnightAfter(now, 3);
  if (weekday === 0) return midnightAfter(now, 2);
  return daysAfter(now, weekday === FRIDAY ? 3 : 1);
}

/** The moment until which so many business days lie between. */
export function businessDaysAfter(now: UtcTime, days: number): UtcTime {
  let at = now;
  for (let day = 0; day < days; day++) at = businessDayAfter(at);
  return at;
}

/** The latest moment that has so many business days before `at`; of what comes at a weekend, counted from Friday's end. */
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
