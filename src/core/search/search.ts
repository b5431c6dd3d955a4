// Finds the rows that match a text and filters. Reads only the files of the search that can have matches.

import { countFacets, type FacetCounts, type Filters, filterRows } from "./facets.ts";
import { type Overview, ROWS_IN_FILE, searchPaths, type TermFile } from "./files.ts";
import { type Query, readQuery, type Sought } from "./query.ts";
import type { Row } from "./row.ts";

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
}

/** Rejects if a file cannot be read. */
export async function searchCoalitions(
  text: string,
  filters: Filters,
  read: ReadSearchFile,
): Promise<SearchResult> {
  const query = readQuery(text);
  const overview = (await read(searchPaths.overview)) as Overview;
  const matching = await findRows(query, overview, read);
  return {
    query,
    of: overview.archetypes.length,
    unfiltered: matching.length,
    rows: filterRows(matching, overview, filters),
    counts: countFacets(matching, overview, filters),
  };
}

/** Ascending. */
async function findRows(
  { terms }: Pick<Query, "terms">,
  overview: Overview,
  read: ReadSearchFile,
): Promise<number[]> {
  const found = await Promise.all(terms.map((kinds) => rowsOf(kinds, overview, read)));
  return [...overview.archetypes].flatMap((_, row) =>
    found.every((it) => it.has(row)) ? row : [],
  );
}

/** The rows that match one of the kinds. */
async function rowsOf(
  kinds: readonly Sought[],
  overview: Overview,
  read: ReadSearchFile,
): Promise<Set<number>> {
  const found = kinds.map(async (sought) => {
    const files = filesFor(sought, overview).map((file) => read(searchPaths.terms(file)));
    const terms = (await Promise.all(files)).flatMap((it) => Object.entries(it as TermFile));
    return terms.flatMap(([term, rows]) => (isSought(sought, term) ? rows : []));
  });
  return new Set((await Promise.all(found)).flat());
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
