// One business day ahead, compared with a clock that is advanced minute by minute.

import fc from "fast-check";
import { expect, it } from "vitest";
import { businessDayAfter } from "../../../src/core/business-days.ts";

it.each([
  ["a Monday", "2026-11-23T15:00:00Z", "2026-11-24T15:00:00Z"],
  ["a Thursday", "2026-11-26T23:59:59Z", "2026-11-27T23:59:59Z"],
  ["a Friday", "2026-11-27T15:00:00Z", "2026-11-30T15:00:00Z"],
  ["the first moment of a Friday", "2026-11-27T00:00:00Z", "2026-11-30T00:00:00Z"],
  ["a Saturday", "2026-11-28T09:00:00Z", "2026-12-01T00:00:00Z"],
  ["the last moment of a Sunday", "2026-11-29T23:59:59Z", "2026-12-01T00:00:00Z"],
  ["a Friday that ends a year", "2027-12-31T08:30Z", "2028-01-03T08:30:00Z"],
])("from %s, %s, it is %s", (_, now, then) => {
  expect(businessDayAfter(now)).toBe(then);
});

const HOUR = 60;
const isBusiness = (minute: number) => ![0, 6].includes(new Date(minute * 60_000).getUTCDay());

it("is the first minute of a business day after 24 hours of Monday to Friday", () => {
  // Minutes since 1970, until 2069.
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 52_000_000 }), (now) => {
      let then = now;
      for (let left = 24 * HOUR; left > 0 || !isBusiness(then); then++) {
        if (isBusiness(then)) left--;
      }
      const text = (minute: number) => new Date(minute * 60_000).toISOString().replace(".000", "");
      expect(businessDayAfter(text(now))).toBe(text(then));
    }),
  );
});
