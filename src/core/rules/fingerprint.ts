// The declared fingerprint is the recomputed one.

import type { Finding } from "../problem.ts";
import { DERIVED_FROM, type Rule, type Subject } from "./rule.ts";

export const fingerprint: Rule = {
  reads: [...DERIVED_FROM, "/fingerprint"],
  history: true,
  check(subject: Subject): Finding[] {
    const declared = subject.definition.fingerprint;
    if (declared === subject.fingerprint) return [];
    return [
      {
        code: "fingerprint-mismatch",
        pointer: "/fingerprint",
        message: `The declared fingerprint ${declared} is not that of this composition, which is ${subject.fingerprint}. Integrators would compile in an id that nobody serves.`,
        fix: `Paste this line: "fingerprint": "${subject.fingerprint}",`,
      },
    ];
  },
};
