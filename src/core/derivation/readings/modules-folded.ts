// "Rotations and upgrades" in the operators' book: a module's fingerprint change forces a new coalition fingerprint.

import type { Reading } from "./reading.ts";

export const modulesFolded: Reading = {
  name: "modules-folded",
  about:
    "It folds the id of every part, in the definition’s order: lattices, organisms, confluences, modules that ship, ticket issuer.",
  folded: (parts) => parts,
  jq: `[.lattices[], .organisms[] | .stableId] + [.confluences[].fingerprint]
  + [.modules["atlas", "almanac", "chronicle", "compute"] | values | .fingerprint]
  + [.ticketIssuer | values | .fingerprint] | add // ""`,
};
