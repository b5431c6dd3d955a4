// An id stands once among all those that the fingerprint folds, whatever its class.

import { foldedIds } from "../derivation/fingerprint.ts";
import type { Finding } from "../problem.ts";
import { DERIVED_FROM, type Rule, type Subject } from "./rule.ts";

export const repeatedIds: Rule = {
  reads: DERIVED_FROM,
  history: true,
  check({ definition }: Subject): Finding[] {
    const first = new Map<string, string>();
    return foldedIds(definition).flatMap(({ id, label, pointer }): Finding[] => {
      const earlier = first.get(id);
      if (earlier === undefined) {
        first.set(id, label);
        return [];
      }
      return [
        {
          code: "id-repeated",
          pointer,
          message: `The ${label} has the id of the ${earlier}. The fingerprint folds each id once, without its class, so the two could not be told apart.`,
          fix: "Take the id from the page of the part's own operator, or remove one of the two.",
          cause: id,
        },
      ];
    });
  },
};
