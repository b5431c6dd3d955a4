// A lattice's stable id is derived from its instance name and chain id. A different id is for the lattice operator to
// explain: it is reported, never corrected.

import { deriveLattice } from "../derivation/fingerprint.ts";
import type { Rule } from "./rule.ts";

export const latticeIds: Rule = {
  reads: ["/lattices/*/name", "/lattices/*/chainId", "/lattices/*/stableId"],
  check({ definition }) {
    return definition.lattices.flatMap((lattice, index) => {
      const derived = deriveLattice(lattice);
      if (derived === lattice.stableId) return [];
      return {
        code: "lattice-not-reproducible",
        pointer: `/lattices/${index}/stableId`,
        message: `The stable id of ${lattice.name} does not match its instance name and chain id ${lattice.chainId}, which give ${derived}. The site shows it as declared.`,
        fix: "Compare it with the lattice operator's own page. If that page has this id, leave it: the id is theirs to choose.",
      };
    });
  },
};
