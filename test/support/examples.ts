// The examples that this repository comes with. A registry replaces them, and its tests stay green.

import { existsSync } from "node:fs";

/** The files of those that are still there. */
export const EXAMPLES: string[] = [
  "coalitions/ethereum.superchain.json",
  "coalitions/mev.mainnet-q1.json",
  "coalitions/mev.mainnet-q2.json",
  "coalitions/signals.euro-fx.json",
].filter((file) => existsSync(file));
