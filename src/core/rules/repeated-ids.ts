// An id stands once among all those that the fingerprint folds, whatever its class.

import { repeatsIn } from "../group-by.ts";
import { partsOf } from "../registry/parts.ts";
import { DERIVED_FROM, type Rule } from "./rule.ts";

export const repeatedIds: Rule = {
  reads: [...DERIVED_FROM, "/organisms/*/name"],
  check({ definition }) {
    const parts = partsOf(definition);
    return repeatsIn(parts, ({ id }) => id).map(({ item: { id, label, idPointer }, first }) => ({
      code: "id-repeated",
      pointer: idPointer,
      message: `The ${label} has the id of the ${parts[first]?.label}. The fingerprint folds each id once, without its class, so the two could not be told apart.`,
      fix: "Take the id from the page of the part's own operator, or remove one of the two.",
      cause: id,
    }));
  },
};
