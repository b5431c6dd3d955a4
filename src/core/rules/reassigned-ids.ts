// An id is that of one part for ever: it does not pass to another one.

import type { Definition } from "../definition.ts";
import { foldedIds } from "../derivation/fingerprint.ts";
import type { Finding } from "../problem.ts";
import { type Rule, type Subject, type Surroundings, WHOLE } from "./rule.ts";

export const reassignedIds: Rule = {
  reads: WHOLE,
  history: false,
  check({ definition }: Subject, { last }: Surroundings): Finding[] {
    const holders = last ? holdersOf(last) : new Map<string, string>();
    return foldedIds(definition).flatMap(({ id, label, pointer }): Finding[] => {
      const holder = holders.get(id);
      if (holder === undefined || holder === label) return [];
      return [
        {
          code: "id-reassigned",
          pointer,
          message: `The ${label} has the id that was published as that of the ${holder}. Whoever compiled it in would be led to another service under the same id.`,
          fix: "Take the id from the page of the part's own operator, or put the part's name back.",
          cause: id,
        },
      ];
    });
  },
};

function holdersOf(definition: Definition): Map<string, string> {
  return new Map(foldedIds(definition).map(({ id, label }) => [id, label]));
}
