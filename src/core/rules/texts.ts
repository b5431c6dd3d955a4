// Every text is well-formed Unicode that people can see, in its composed form. What was there before stays, so that an
// old fault keeps nobody from announcing a bump.

import { textFindings, textsIn } from "../source/texts.ts";
import type { Rule } from "./rule.ts";

export const texts: Rule = {
  // Whatever else is wrong with the value: a text is looked at as it is.
  reads: [],
  history: false,
  check({ definition }, { before }) {
    // A retired coalition stays as it was published.
    const isRetired = (definition as Partial<typeof definition> | null)?.retirement !== undefined;
    if (isRetired && !before) return [];
    return textFindings(definition, new Set([...textsIn(before)].map(({ text }) => text)));
  },
};
