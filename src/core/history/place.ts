// What an entry does as seen from its place in the chain: what was before it, and whether it goes back.

import type { Id } from "../registry/definition.ts";
import type { Entry } from "./entry.ts";
import { rewritingOf } from "./rewriting.ts";

export interface Place {
  /** The fingerprint that was published until then; undefined for the first entry. */
  before: Id | undefined;
  /** The last entry at which the coalition had the same fingerprint, where it had another one since. */
  returnsTo?: Pick<Entry, "seq" | "at">;
}

/** `chain` is the coalition's, from its first entry on. */
export function placeIn(chain: readonly Entry[], entry: Entry): Place {
  const { seq, fingerprint } = entry;
  // The entry before is of the new history; until then, people had the old one.
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
