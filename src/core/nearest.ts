// "Did you mean": the known words that are nearest to one that is not known.

import { distance } from "fastest-levenshtein";
import { compareText } from "./problem.ts";

/** Known words within a third of the word's length in edits, nearest first; never the word itself. */
export function nearest(word: string, known: Iterable<string>): string[] {
  const limit = Math.ceil(word.length / 3);
  return [...new Set(known)]
    .filter((candidate) => candidate !== word)
    .map((candidate) => ({ candidate, edits: distance(word, candidate) }))
    .filter(({ edits }) => edits <= limit)
    .sort((a, b) => a.edits - b.edits || compareText(a.candidate, b.candidate))
    .map(({ candidate }) => candidate);
}
