// A name stands for one coalition, whatever the folder.

import type { Finding } from "../problem.ts";
import { ambiguousWith, COMPOSED_OF } from "./composition-ambiguous.ts";
import type { Rule, Subject, Surroundings } from "./rule.ts";

export const uniqueName: Rule = {
  reads: COMPOSED_OF,
  history: false,
  check(subject: Subject, { filesByName, open }: Surroundings): Finding[] {
    const { name } = subject.definition;
    const others = (filesByName.get(name) ?? []).filter(
      // The graver fault of the two is told, by its own rule.
      (file) => file !== subject.file && !ambiguousWith(subject, open(file)),
    );
    if (others.length === 0) return [];
    return [
      {
        code: "name-taken",
        pointer: "/name",
        message: `The name ${name} is also that of ${others.join(", ")}.`,
        fix: "Give one of them another name; its fingerprint follows from it.",
        cause: name,
      },
    ];
  },
};
