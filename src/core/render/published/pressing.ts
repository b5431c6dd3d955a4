// In which order entries of a publication are told.

import type { PlacedEntry } from "./facts.ts";

/** The urgent ones first, then those that break integrators. */
export function pressingFirst(entries: readonly PlacedEntry[]): PlacedEntry[] {
  const rank = ({ entry }: PlacedEntry) => (entry.urgent ? 0 : entry.breaking ? 1 : 2);
  return [...entries].sort((a, b) => rank(a) - rank(b));
}
