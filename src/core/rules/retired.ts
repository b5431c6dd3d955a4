// A retired coalition stays retired, and as it was: its name is never used again.

import { headline } from "../changes/impact.ts";
import { type Rule, WHOLE } from "./rule.ts";

export const retired: Rule = {
  reads: WHOLE,
  history: false,
  check({ definition }, { last, changes }) {
    if (!last?.retirement) return [];
    if (!definition.retirement) {
      return {
        code: "name-reused",
        pointer: "/name",
        message: `The coalition ${definition.name} was retired at ${last.retirement.at}. Integrators were told to leave it; its name is never used again.`,
        fix: "Publish the coalition under another name, and put the retirement back here.",
      };
    }
    const others = changes().filter(({ kind }) => kind !== "retirement-amended");
    if (others.length === 0) return [];
    return {
      code: "retired-frozen",
      pointer: "/retirement",
      message: `The coalition is retired, and nobody follows it any more, but this changes it: ${headline(others)}.`,
      fix: "Undo the change; of a retired coalition only the retirement itself may be corrected.",
    };
  },
};
