// Finds the rows that match a text and filters. Reads only the files of the search that can have matches.

import { countFacets, type FacetCounts, type Filters, filterRows } from "./facets.ts";
import { type Overview, ROWS_IN_FILE, searchPaths, type TermFile } from "./files.ts";
import { type Query, readQuery, type Sought } from "./query.ts";
import type { Row } from "./row.ts";
import { isTermOfId } from "./words.ts";

/** Reads the value of a file, by its path below the search's folder. */
export type ReadSearchFile = (path: string) => Promise<unknown>;

/** The answer to a search: rows by their numbers, in the order of the names. */
export interface SearchResult {
  query: Query;
  /** The number of all rows. */
  of: number;
  /** How many match the text, before filters. */
  unfiltered: number;
  rows: number[];
  counts: FacetCounts;
  /** Why not all ids could be compared. The rows then match by name. */
  idFailure?: unknown;
}

/** Rejects if a file cannot be read, except one that only ids need. */
export async function searchCoalitions(
  text: string,
  filters: Filters,
  read: ReadSearchFile,
): Promise<SearchResult> {
  const query = readQuery(text);
  const overview = (await read(searchPaths.overview)) as Overview;
  const found = await Promise.all(query.terms.map((kinds) => rowsOf(kinds, overview, read)));
  const matching = rowsOfAll(found, overview);
  const failed = found.find(({ idFailure }) => idFailure !== undefined);
  return {
    query,
    of: overview.archetypes.length,
    unfiltered: matching.length,
    rows: filterRows(matching, overview, filters),
    counts: countFacets(matching, overview, filters),
    ...(failed && { idFailure: failed.idFailure }),
  };
}

interface TermRows {
  rows: Set<number>;
  idFailure?: unknown;
}

/** Ascending. A term whose ids could not be compared, and that matches no name, excludes nothing if there are others. */
function rowsOfAll(found: readonly TermRows[], { archetypes }: Overview): number[] {
  const compared = found.filter(({ rows, idFailure }) => rows.size > 0 || idFailure === undefined);
  if (compared.length === 0 && found.length > 0) return [];
  return [...archetypes].flatMap((_, row) =>
    compared.every(({ rows }) => rows.has(row)) ? row : [],
  );
}

/** The rows that match one of the kinds. */
async function rowsOf(
  kinds: readonly Sought[],
  overview: Overview,
  read: ReadSearchFile,
): Promise<TermRows> {
  const found: TermRows = { rows: new Set() };
  const readRowsOf = async (sought: Sought) => {
    const files = filesFor(sought, overview).map((file) => read(searchPaths.terms(file)));
    const terms = (await Promise.all(files)).flatMap((it) => Object.entries(it as TermFile));
    for (const [term, rows] of terms) {
      if (isSought(sought, term)) for (const row of rows) found.rows.add(row);
    }
  };
  await Promise.all(
    kinds.map((sought) =>
      readRowsOf(sought).catch((error: unknown) => {
        if (!isTermOfId(sought.term)) throw error;
        found.idFailure = error;
      }),
    ),
  );
  return found;
}

export function isSought({ term, whole }: Sought, found: string): boolean {
  return whole ? found === term : found.startsWith(term);
}

/** The files that can have such terms: each ends where the next one begins. */
function filesFor({ term, whole }: Sought, { terms: firsts }: Overview): number[] {
  return [...firsts.keys()].filter((file) => {
    const [first = "", next] = firsts.slice(file, file + 2);
    const begins = first <= term || (!whole && first.startsWith(term));
    return begins && (next === undefined || next > term);
  });
}

/** The rows with these numbers, in their order. Rejects if a file cannot be read. */
export async function readRows(rows: readonly number[], read: ReadSearchFile): Promise<Row[]> {
  const needed = [...new Set(rows.map(fileOfRow))];
  const files = new Map(
    await Promise.all(
      needed.map(async (file) => [file, (await read(searchPaths.rows(file))) as Row[]] as const),
    ),
  );
  return rows.flatMap((row) => files.get(fileOfRow(row))?.[row % ROWS_IN_FILE] ?? []);
}

export function fileOfRow(row: number): number {
  return Math.floor(row / ROWS_IN_FILE);
}
