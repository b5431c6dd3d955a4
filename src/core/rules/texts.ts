// Every text must be visible, well-formed Unicode in its composed form. Text from before the change is not checked, so
// that an old fault does not keep anyone from announcing a bump.

import { hasRetired } from "../registry/retirement.ts";
import { textFindings, textsIn } from "../source/texts.ts";
import type { Rule } from "./rule.ts";

export const texts: Rule = {
  // A text is checked whatever else is wrong with the definition.
  reads: [],
  check({ definition }, { before, now }) {
    // A retired coalition stays as it was published. The definition may still have any shape here.
    if (!before && hasRetired((definition ?? {}) as Partial<typeof definition>, now)) return [];
    return textFindings(definition, new Set([...textsIn(before)].map(({ text }) => text)));
  },
};
