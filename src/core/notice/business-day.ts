// The custom: a change is announced at least one business day ahead.

import type { UtcTime } from "../registry/definition.ts";
import { daysAfter, midnightAfter, weekdayOf } from "../time.ts";

const FRIDAY = 5;
const SATURDAY = 6;

/**
 * The earliest moment for which a change can be announced at `now` by custom: 24 hours of Monday to
 * Friday, in UTC, lie between. That is the same time of day on the next business day; at a weekend,
 * when nobody reads it before Monday begins, it is the moment when Monday ends. Holidays are not known.
 */
export function businessDayAfter(now: UtcTime): UtcTime {
  const weekday = weekdayOf(now);
  if (weekday === SATURDAY) return midnightAfter(now, 3);
  if (weekday === 0) return midnightAfter(now, 2);
  return daysAfter(now, weekday === FRIDAY ? 3 : 1);
}
