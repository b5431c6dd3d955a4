// An announced change whose time has passed either happened or is late. Both are reported.

import { announceableIn } from "../registry/part-ids.ts";
import { hasRetired } from "../registry/retirement.ts";
import { hasCome, moment } from "../time.ts";
import { ANNOUNCED_FROM, type Rule } from "./rule.ts";

export const upcomingDue: Rule = {
  reads: ANNOUNCED_FROM,
  check({ definition }, { now }) {
    // Another rule reports changes announced for after a retirement.
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
          : `replace the id with ${to} and remove this entry`;
      return {
        code: "upcoming-due",
        pointer: `/upcoming/${index}/effectiveAt`,
        message: `The ${kind} change of ${id} was announced for ${moment(effectiveAt)}. That time has passed, but the definition still has the old id. Integrators cannot tell which one is served.`,
        fix: `If it happened, ${write}. If it is late, write the new time from its operator.`,
      };
    });
  },
};
