// A coalition that has retired stays retired, and as it was: its name is never used again. Until its time it is
// served, and may change; its operator may also think better of it.

import { headline } from "../changes/impact.ts";
import { moment } from "../lookup/moment.ts";
import { hasRetired } from "../registry/retirement.ts";
import { type Rule, WHOLE } from "./rule.ts";

export const retired: Rule = {
  reads: WHOLE,
  check({ definition }, { last, changes, now }) {
    if (!last?.retirement || !hasRetired(last, now)) return [];
    if (!definition.retirement) {
      return {
        code: "name-reused",
        pointer: "/name",
        message: `The coalition ${definition.name} was retired at ${moment(last.retirement.at)}. Integrators were told to leave it; its name is never used again.`,
        fix: "Publish the coalition under another name, and put the retirement back here.",
      };
    }
    const others = changes().filter(({ kind }) => kind !== "retirement-amended");
    if (others.length === 0) return [];
    return {
      code: "retired-frozen",
      pointer: "/retirement",
      message: `The coalition retired at ${moment(last.retirement.at)}, and nobody follows it any more, but this changes it: ${headline(others)}.`,
      fix: "Undo the change; of a retired coalition only the retirement itself may be corrected.",
    };
  },
};
