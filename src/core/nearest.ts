// "Did you mean": the known words nearest to an unknown one.

import { distance } from "fastest-levenshtein";
import { nameOfFile } from "./registry/file-name.ts";
import { compareText } from "./text.ts";

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

/** The existing file that a missing one probably means: in another folder, or with a typo in its name. */
export function nearestFile(file: string, files: readonly string[]): string | undefined {
  const named = new Map(files.map((it) => [nameOfFile(it), it]));
  const name = nameOfFile(file);
  return named.get(name) ?? named.get(nearest(name, named.keys())[0] ?? "");
}
