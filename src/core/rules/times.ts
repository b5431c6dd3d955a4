// Times must be valid dates and times.

import { isRealTime } from "../time.ts";
import type { Rule } from "./rule.ts";

export const times: Rule = {
  reads: ["/upcoming/*/effectiveAt", "/retirement/at"],
  check({ definition: { upcoming = [], retirement } }) {
    const given: [string, string][] = [
      ...upcoming.map(({ effectiveAt }, index): [string, string] => [
        `/upcoming/${index}/effectiveAt`,
        effectiveAt,
      ]),
      ...(retirement ? [["/retirement/at", retirement.at] as [string, string]] : []),
    ];
    return given
      .filter(([, time]) => !isRealTime(time))
      .map(([pointer, time]) => ({
        code: "time-invalid",
        pointer,
        message: `${time} is not a valid date and time.`,
        fix: "Write a UTC time such as 2026-12-01T14:00:00Z.",
      }));
  },
};
