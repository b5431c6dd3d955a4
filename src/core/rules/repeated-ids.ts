// An id stands once among all those that the fingerprint folds, whatever its class.

import { foldedIds } from "../derivation/fingerprint.ts";
import { repeatsIn } from "../group-by.ts";
import { DERIVED_FROM, type Rule } from "./rule.ts";

export const repeatedIds: Rule = {
  reads: DERIVED_FROM,
  history: true,
  check({ definition }) {
    const folded = foldedIds(definition);
    return repeatsIn(folded, ({ id }) => id).map(({ item: { id, label, pointer }, first }) => ({
      code: "id-repeated",
      pointer,
      message: `The ${label} has the id of the ${folded[first]?.label}. The fingerprint folds each id once, without its class, so the two could not be told apart.`,
      fix: "Take the id from the page of the part's own operator, or remove one of the two.",
      cause: id,
    }));
  },
};
