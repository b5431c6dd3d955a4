// Words and turns of phrase that the product no longer uses: why, and what to write. In `find`, a space is any white
// space, so that a phrase is found across lines; upper and lower case are the same. `bad` and `good` are tested.
// Prefer a pattern that misses something to one that hits good English: each hit must be worth a rewrite.

import { ARCHAIC_PATTERNS } from "./patterns/archaic.mjs";
import { GRAMMAR_PATTERNS } from "./patterns/grammar.mjs";
import { NEGATION_PATTERNS } from "./patterns/negation.mjs";
import { VAGUE_PATTERNS } from "./patterns/vague.mjs";
import { VERB_PATTERNS } from "./patterns/verbs.mjs";

export const PATTERNS = [
  ...VERB_PATTERNS,
  ...GRAMMAR_PATTERNS,
  ...NEGATION_PATTERNS,
  ...ARCHAIC_PATTERNS,
  ...VAGUE_PATTERNS,
];

/** The pattern as a regular expression that finds every match. */
export function expressionOf({ find, caseSensitive }) {
  return new RegExp(find.source.replaceAll(" ", "\\s+"), caseSensitive ? "gu" : "giu");
}
