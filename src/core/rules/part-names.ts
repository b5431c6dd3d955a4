// Within a class, a name belongs to one part: people and the diff identify parts by it.

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
          message: `/${section}/${first} has the name ${name}, too.`,
          fix: "Remove one of the two, or use the name that its operator gave it.",
        }),
      ),
    );
  },
};
