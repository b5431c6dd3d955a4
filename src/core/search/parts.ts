// Finds the citizens and services that match a search by name or id. Each has its own page.

import type { Id } from "../registry/definition.ts";
import type { PartClass } from "../registry/parts.ts";
import { type PartFile, type PartTuple, ROWS_IN_FILE, searchPaths } from "./files.ts";
import type { Sought } from "./query.ts";
import { fileOfRow, isSought, type ReadSearchFile, type SearchResult } from "./search.ts";
import { termOf, termsOfText } from "./words.ts";

export interface FoundPart {
  class: PartClass;
  name: string;
  id: Id;
}

/** How many are listed. */
const MOST_PARTS = 5;
/** How many files are read for them: a search by name finds its coalition among the first rows. */
const MOST_FILES = 3;

/** The parts of the first rows found that match every term. Rejects if a file cannot be read. */
export async function findParts(
  { query: { terms }, rows }: Pick<SearchResult, "query" | "rows">,
  read: ReadSearchFile,
): Promise<FoundPart[]> {
  if (terms.length === 0) return [];
  const files = [...new Set(rows.map(fileOfRow))].slice(0, MOST_FILES);
  const byFile = new Map(
    await Promise.all(
      files.map(async (it) => [it, (await read(searchPaths.parts(it))) as PartFile] as const),
    ),
  );
  const found = new Map<Id, FoundPart>();
  for (const row of rows) {
    const parts = byFile.get(fileOfRow(row))?.[row % ROWS_IN_FILE] ?? [];
    for (const [partClass, name, id] of parts.filter((it) => matches(it, terms))) {
      if (!found.has(id)) found.set(id, { class: partClass, name, id });
      if (found.size === MOST_PARTS) return [...found.values()];
    }
  }
  return [...found.values()];
}

function matches([, name, id]: PartTuple, terms: readonly Sought[][]): boolean {
  const own = [...termsOfText(name), termOf.id(id)];
  return terms.every((kinds) => kinds.some((sought) => own.some((term) => isSought(sought, term))));
}
