// Every text is well-formed Unicode that people can see, in its composed form. What was there before stays, so that an
// old fault keeps nobody from announcing a bump.

import { hasRetired } from "../registry/retirement.ts";
import { textFindings, textsIn } from "../source/texts.ts";
import type { Rule } from "./rule.ts";

export const texts: Rule = {
  // Whatever else is wrong with the value: a text is looked at as it is.
  reads: [],
  check({ definition }, { before, now }) {
    // A retired coalition stays as it was published. Nothing is known yet of what is checked here.
    if (!before && hasRetired((definition ?? {}) as Partial<typeof definition>, now)) return [];
    return textFindings(definition, new Set([...textsIn(before)].map(({ text }) => text)));
  },
};
