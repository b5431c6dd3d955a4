// The declared fingerprint must match the recomputed one.

import { otherReadingOf } from "../derivation/fingerprint.ts";
import { readingOf } from "../derivation/readings/index.ts";
import type { ProblemCode } from "../problem.ts";
import { DERIVED_FROM, type Rule } from "./rule.ts";

/** Problems whose fix changes what the fingerprint folds, so the fingerprint must be derived again. */
export const UNSETTLES_FINGERPRINT: ReadonlySet<ProblemCode> = new Set([
  "name-mismatch",
  "name-reserved",
  "name-taken",
  "no-citizen",
  "id-repeated",
  "span-too-small",
  "part-name-repeated",
  "confluence-mismatch",
  "module-mismatch",
  "issuer-mismatch",
  "name-reused",
  "retired-frozen",
  "order-alone",
  "id-reassigned",
  "id-of-other-coalition",
]);

export const fingerprint: Rule = {
  reads: [...DERIVED_FROM, "/fingerprint"],
  check(subject) {
    const declared = subject.definition.fingerprint;
    if (declared === subject.fingerprint) return [];
    const problem = { code: "fingerprint-mismatch", pointer: "/fingerprint" } as const;
    const other = otherReadingOf(subject.definition, declared);
    if (other) {
      const { name } = readingOf(subject.definition);
      return {
        ...problem,
        message: `The declared fingerprint ${declared} follows from the reading ${other.name} of the derivation. This definition uses the reading ${name}, which gives ${subject.fingerprint}.`,
        fix: `If your binary serves the declared fingerprint, add this line: "derivation": "${other.name}",`,
      };
    }
    return {
      ...problem,
      message: `The declared fingerprint is ${declared}, but this composition gives ${subject.fingerprint}. Integrators would compile in an id that nobody serves.`,
      fix: `Paste this line: "fingerprint": "${subject.fingerprint}",`,
    };
  },
};
