// Integrators whose CI asks once a day whether their constant is stale: see test/support/stale-years.ts.

import { liveThrough } from "../support/stale-years.ts";
import type { Target } from "./target.ts";

/** A quarter of a year takes about as long as one file of this size. */
const SIZE = 40_000;

export const years: Target = {
  name: "years",
  make: (random) => ({
    size: SIZE,
    run: () => {
      const { faults, unannounced } = liveThrough(random);
      return { green: unannounced === 0, fault: faults[0] };
    },
  }),
};
