// A coalition has at least one citizen.

import type { Rule } from "./rule.ts";

export const citizens: Rule = {
  reads: ["/lattices", "/organisms"],
  check({ definition }) {
    if (definition.lattices.length + definition.organisms.length > 0) return [];
    return {
      code: "no-citizen",
      pointer: "/lattices",
      message: "The coalition has no citizen: neither a lattice nor an organism.",
      fix: "Add at least one lattice or organism. To end a coalition, retire it.",
    };
  },
};
