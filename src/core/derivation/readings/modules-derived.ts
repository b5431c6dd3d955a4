// "Coalition identity recap" in the contributors' book: module roots are derived below COALITION_ROOT, which
// therefore folds no module.

import type { Reading } from "./reading.ts";

export const modulesDerived: Reading = {
  name: "modules-derived",
  about:
    "It folds lattices, organisms, confluences and the ticket issuer, in the definition’s order, and no module: module roots are derived below it.",
  folded: (parts) => parts.filter((part) => part.class !== "module"),
  jq: `[.lattices[], .organisms[] | .stableId] + [.confluences[].fingerprint]
  + [.ticketIssuer | values | .fingerprint] | add // ""`,
};
