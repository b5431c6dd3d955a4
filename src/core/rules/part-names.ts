// Within a class, a name stands for one part: people and the diff tell parts by it.

import { repeatsIn } from "../group-by.ts";
import type { Rule } from "./rule.ts";

export const partNames: Rule = {
  reads: ["/lattices/*/name", "/organisms/*/name", "/confluences/*/name"],
  check({ definition }) {
    return (["lattices", "organisms", "confluences"] as const).flatMap((section) =>
      repeatsIn<{ name: string }>(definition[section], ({ name }) => name).map(
        ({ item: { name }, at, first }) => ({
          code: "part-name-repeated",
          pointer: `/${section}/${at}/name`,
          message: `The name ${name} is also that of /${section}/${first}.`,
          fix: "Remove one of the two, or write the name that its own operator gave it.",
        }),
      ),
    );
  },
};
