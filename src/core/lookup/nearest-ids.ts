// Finds the published ids nearest to one that is not published, for typing errors.

import { distance } from "fastest-levenshtein";
import { compareText } from "../problem.ts";
import type { Hex } from "../registry/definition.ts";

/** Unrelated ids differ in dozens of digits. */
const MOST_EDITS = 6;
/** For the first digits of an id, because fewer digits are compared. */
const MOST_EDITS_OF_BEGINNING = 1;
const SHORT_DIGITS = 40;
const MOST_SHOWN = 5;

export interface NearId {
  id: Hex;
  /** Digits to change, add or take away. */
  edits: number;
}

/** The nearest first. A short citizen id, or the first digits of an id, are compared with the first digits of ids. */
export function nearestPublished(id: Hex, known: Iterable<Hex>): NearId[] {
  const isBeginning = id.length < SHORT_DIGITS - 4;
  const most = isBeginning ? MOST_EDITS_OF_BEGINNING : MOST_EDITS;
  const end = isBeginning ? id.length : id.length <= SHORT_DIGITS + 4 ? SHORT_DIGITS : undefined;
  return [...new Set(known)]
    .map((it) => ({ id: it, edits: distance(id, it.slice(0, end)) }))
    .filter(({ edits }) => edits <= most)
    .sort((a, b) => a.edits - b.edits || compareText(a.id, b.id))
    .slice(0, MOST_SHOWN);
}
