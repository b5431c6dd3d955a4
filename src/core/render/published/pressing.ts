// The order in which entries of a publication are reported.

import { mustAct } from "../../changes/change.ts";
import type { PlacedEntry } from "./facts.ts";

/** Urgent ones first, then breaking ones, then others that integrators must act on. */
export function pressingFirst(entries: readonly PlacedEntry[]): PlacedEntry[] {
  const rank = ({ entry }: PlacedEntry) =>
    entry.urgent ? 0 : entry.breaking ? 1 : mustAct(entry) ? 2 : 3;
  return [...entries].sort((a, b) => rank(a) - rank(b));
}
