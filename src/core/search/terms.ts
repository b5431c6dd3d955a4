// Terms: what coalitions are found by, each with a first letter that tells what kind it is of. All
// terms of a registry stand in one order, so that those that begin alike stand side by side.

import type { Hex } from "../registry/definition.ts";

/** So many digits of an id are compared: no two ids that are no forgeries have as many in common. */
export const ID_DIGITS = 16;

export const termOf = {
  word: (word: string) => `w${word}`,
  /** A name of several labels, from one of them on. */
  name: (name: string) => `n${name}`,
  chain: (chainId: number | string) => `c${chainId}`,
  id: (digits: Hex) => `i${digits.slice(0, ID_DIGITS)}`,
};
