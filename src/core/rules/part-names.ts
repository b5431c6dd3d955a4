// Within a class, a name stands for one part: people and the diff tell parts by it.

import type { Finding } from "../problem.ts";
import type { Rule, Subject } from "./rule.ts";

export const partNames: Rule = {
  reads: ["/lattices/*/name", "/organisms/*/name", "/confluences/*/name"],
  history: true,
  check({ definition }: Subject): Finding[] {
    return (["lattices", "organisms", "confluences"] as const).flatMap((section) => {
      const first = new Map<string, number>();
      return definition[section].flatMap(({ name }, index): Finding[] => {
        const earlier = first.get(name);
        if (earlier === undefined) {
          first.set(name, index);
          return [];
        }
        return [
          {
            code: "part-name-repeated",
            pointer: `/${section}/${index}/name`,
            message: `The name ${name} is also that of /${section}/${earlier}.`,
            fix: "Remove one of the two, or write the name that its own operator gave it.",
          },
        ];
      });
    });
  },
};
