// The order in which entries of a publication are reported.

import type { PlacedEntry } from "./facts.ts";

/** Urgent ones first, then breaking ones. */
export function pressingFirst(entries: readonly PlacedEntry[]): PlacedEntry[] {
  const rank = ({ entry }: PlacedEntry) => (entry.urgent ? 0 : entry.breaking ? 1 : 2);
  return [...entries].sort((a, b) => rank(a) - rank(b));
}
