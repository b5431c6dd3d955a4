// What was announced for a time that has passed has taken place, or was late: either way it is told.

import { moment } from "../lookup/moment.ts";
import { announceableIn } from "../registry/part-ids.ts";
import { hasRetired } from "../registry/retirement.ts";
import { hasCome } from "../time.ts";
import { ANNOUNCED_FROM, type Rule } from "./rule.ts";

export const upcomingDue: Rule = {
  reads: ANNOUNCED_FROM,
  check({ definition }, { now }) {
    // What is announced for after a retirement is one too many, which another rule reports.
    if (now === undefined || hasRetired(definition, now)) return [];
    const { upcoming = [] } = definition;
    // Most definitions announce nothing.
    if (upcoming.length === 0) return [];
    const isAnnounceable = announceableIn(definition);
    return upcoming.flatMap((entry, index) => {
      const { kind, id, to, effectiveAt } = entry;
      if (!hasCome(effectiveAt, now) || !isAnnounceable(entry)) return [];
      const write =
        to === null
          ? "remove the part and this entry"
          : `write ${to} in place of the id, and remove this entry`;
      return {
        code: "upcoming-due",
        pointer: `/upcoming/${index}/effectiveAt`,
        message: `The ${kind} change of ${id} was announced for ${moment(effectiveAt)}. That time has passed, and the id still stands here: integrators cannot tell what is served.`,
        fix: `If it took place, ${write}. If it is late, write the time that its operator gives now.`,
      };
    });
  },
};
