// The mark that a change cannot wait is worth something only where it comes with that change, and goes when it is
// over.

import { isUrgentMark } from "../changes/urgent.ts";
import { hasRetired } from "../registry/retirement.ts";
import { type Rule, WHOLE } from "./rule.ts";

export const urgent: Rule = {
  reads: WHOLE,
  check({ definition }, { last, changes, urgentSince, now }) {
    const { urgent: mark, name } = definition;
    // A retired coalition may not change at all, which another rule tells.
    if (!mark || !last || hasRetired(last, now) || changes().length === 0) return [];
    if (!changes().some(isUrgentMark)) {
      const since = urgentSince === undefined ? "" : ` since ${urgentSince}`;
      return {
        code: "urgent-stays",
        pointer: "/urgent",
        message: `The coalition is still marked urgent${since}, for this reason: ${mark.reason} Its page leads with that. The entry of this change does not, since the mark was there before.`,
        fix: `If it is over: npx mosaik-coalitions remove ${name} urgent. If this change cannot wait either, write its own reason.`,
      };
    }
    if (!changes().every(isUrgentMark)) return [];
    return {
      code: "urgent-alone",
      pointer: "/urgent",
      message:
        "Nothing changes here but the urgent mark. What cannot wait was published before, without it: only the reason tells integrators which change that is.",
      fix: "Name the earlier change in the reason. If that is not merged yet, mark it in its own pull request.",
    };
  },
};
