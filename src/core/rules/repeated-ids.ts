// The fingerprint folds each id once, whatever its class.

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
      message: `The ${label} has the id of the ${parts[first]?.label}. The fingerprint folds each id once, without its class, so nobody could tell the two apart.`,
      fix: "Copy the id from the operator's own page, or remove one of the two.",
      cause: id,
    }));
  },
};
