// The universe that a registry's coalitions are in: the id of a mosaik network.

import { hashHex } from "../derivation/hash.ts";
import type { Id } from "../registry/definition.ts";
import type { RegistryConfig } from "./config.ts";

/** The universe of the builder book: `unique_id!("mosaik.universe")`, which hashes the name. */
export const MOSAIK_UNIVERSE: Id = hashHex("mosaik.universe");

export function networkIdOf({ networkId }: Pick<RegistryConfig, "networkId">): Id {
  return networkId ?? MOSAIK_UNIVERSE;
}
