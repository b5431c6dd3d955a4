// The published ids that are nearest to one that is not, for slips of the hand.

import { distance } from "fastest-levenshtein";
import { compareText } from "../problem.ts";
import type { Hex } from "../registry/definition.ts";

/** Two ids that have nothing to do with each other differ in dozens of digits. */
const MOST_EDITS = 6;
const MOST_SHOWN = 5;

export interface NearId {
  id: Hex;
  /** Digits to change, add or take away. */
  edits: number;
}

/** The nearest first. A short citizen id is compared with the beginnings of ids. */
export function nearestPublished(id: Hex, known: Iterable<Hex>): NearId[] {
  return [...new Set(known)]
    .map((it) => ({ id: it, edits: distance(id, id.length <= 44 ? it.slice(0, 40) : it) }))
    .filter(({ edits }) => edits <= MOST_EDITS)
    .sort((a, b) => a.edits - b.edits || compareText(a.id, b.id))
    .slice(0, MOST_SHOWN);
}
