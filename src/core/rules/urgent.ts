// The urgent mark is useful only if it arrives together with its change and is removed when the matter is over.

import { isUrgentMark } from "../changes/urgent.ts";
import { hasRetired } from "../registry/retirement.ts";
import { type Rule, WHOLE } from "./rule.ts";

export const urgent: Rule = {
  reads: WHOLE,
  check({ definition }, { last, changes, urgentSince, now }) {
    const { urgent: mark, name } = definition;
    // A retired coalition must not change at all; another rule reports that.
    if (!mark || !last || hasRetired(last, now) || changes().length === 0) return [];
    if (!changes().some(isUrgentMark)) {
      const since = urgentSince === undefined ? "" : ` since ${urgentSince}`;
      return {
        code: "urgent-stays",
        pointer: "/urgent",
        message: `The coalition is still marked urgent${since}, for this reason: ${mark.reason} Its page shows that first. The entry of this change does not, because the mark was there before.`,
        fix: `If that is over, run: npx mosaik-coalitions remove ${name} urgent. If this change is urgent, too, write its own reason.`,
      };
    }
    if (!changes().every(isUrgentMark)) return [];
    return {
      code: "urgent-alone",
      pointer: "/urgent",
      message:
        "Only the urgent mark changed. The urgent change itself was published earlier, so only the reason tells integrators which one it is.",
      fix: "Name the earlier change in the reason. If it is not merged yet, mark it in its own pull request.",
    };
  },
};
