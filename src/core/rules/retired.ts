// A retired coalition stays retired and unchanged, and its name is never used again. Until its retirement takes
// effect it may still change, and the operator may call the retirement off.

import { headline } from "../changes/impact.ts";
import { hasRetired } from "../registry/retirement.ts";
import { moment } from "../time.ts";
import { type Rule, WHOLE } from "./rule.ts";

export const retired: Rule = {
  reads: WHOLE,
  check({ definition }, { last, changes, now }) {
    if (!last?.retirement || !hasRetired(last, now)) return [];
    if (!definition.retirement) {
      return {
        code: "name-reused",
        pointer: "/name",
        message: `The coalition ${definition.name} retired on ${moment(last.retirement.at)}. Its name is never reused.`,
        fix: "Restore the retirement here, and publish the coalition under another name.",
      };
    }
    const others = changes().filter(({ kind }) => kind !== "retirement-amended");
    if (others.length === 0) return [];
    return {
      code: "retired-frozen",
      pointer: "/retirement",
      message: `The coalition retired on ${moment(last.retirement.at)}, so its definition is final, but it was changed: ${headline(others)}.`,
      fix: "Undo the change. In a retired coalition, only the retirement itself may be corrected.",
    };
  },
};
