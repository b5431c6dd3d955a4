// An entry in its place in the chain: the fingerprint before it, and whether it returns to an older one.

import type { Id } from "../registry/definition.ts";
import type { Entry } from "./entry.ts";
import { rewritingOf } from "./rewriting.ts";

/** Which entry of its coalition, and when. */
export type EntryPlace = Pick<Entry, "seq" | "at">;

export interface Place {
  /** The previously published fingerprint; undefined for the first entry. */
  before: Id | undefined;
  /** The last entry with the same fingerprint, if there was a different one since. */
  returnsTo?: EntryPlace;
}

/** `chain` is the coalition's whole chain. */
export function placeIn(chain: readonly Entry[], entry: Entry): Place {
  const { seq, fingerprint } = entry;
  // The previous entry belongs to the new history; until then, people had the old one.
  const rewriting = rewritingOf(entry);
  if (rewriting) return { before: rewriting.lost.fingerprint };
  const before = chain[seq - 2]?.fingerprint;
  if (before === fingerprint) return { before };
  for (let at = seq - 3; at >= 0; at--) {
    const earlier = chain[at];
    if (earlier?.fingerprint === fingerprint) return { before, returnsTo: earlier };
  }
  return { before };
}
