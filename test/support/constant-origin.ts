// Where the constants of tests come from.

import { MOSAIK_UNIVERSE } from "../../src/core/config/network-id.ts";
import type { ConstantOrigin } from "../../src/core/render/constant-origin.ts";
import { idOf } from "./ids.ts";

export const ORIGIN: ConstantOrigin = {
  registry: "https://coalitions.example/",
  networkId: MOSAIK_UNIVERSE,
  entry: { seq: 3, hash: idOf("the third entry") },
};
