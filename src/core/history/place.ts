// What an entry does as seen from its place in the chain: what was before it, and whether it goes back.

import type { Id } from "../definition.ts";
import type { Entry } from "./entry.ts";

export interface Place {
  /** The fingerprint until then; undefined for the first entry. */
  before: Id | undefined;
  /** The last entry at which the coalition had the same fingerprint, where it had another one since. */
  returnsTo?: Pick<Entry, "seq" | "at">;
}

/** `chain` is the coalition's, from its first entry on. */
export function placeIn(chain: readonly Entry[], { seq, fingerprint }: Entry): Place {
  const before = chain[seq - 2]?.fingerprint;
  if (before === fingerprint) return { before };
  for (let at = seq - 3; at >= 0; at--) {
    const earlier = chain[at];
    if (earlier?.fingerprint === fingerprint) return { before, returnsTo: earlier };
  }
  return { before };
}
