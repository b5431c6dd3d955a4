// A lattice's stable id follows from its instance name and chain id. Where it does not, that is the
// lattice operator's matter: reported, never corrected.

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
        message: `The stable id of ${lattice.name} does not follow from its instance name and chain id ${lattice.chainId}, which give ${derived}. It is shown as declared.`,
        fix: "Compare it with the lattice operator's own page. If it stands there like this, leave it: the id is theirs.",
      };
    });
  },
};
