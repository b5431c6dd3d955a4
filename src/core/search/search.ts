// What is typed and chosen, and the search's files -> the rows that match, and what is known of them. Of
// the files, only those are read that can hold what is sought.

import { countFacets, type FacetCounts, type Filters, filterRows } from "./facets.ts";
import { type Overview, ROWS_IN_FILE, searchPaths, type TermFile } from "./files.ts";
import { type Query, readQuery, type Sought } from "./query.ts";
import type { Row } from "./row.ts";

/** Gives the value of a file of the search, by its path below the search's folder. */
export type ReadSearchFile = (path: string) => Promise<unknown>;

/** The answer to a search: rows by their numbers, in the order of the names. */
export interface SearchResult {
  query: Query;
  /** How many rows there are in all. */
  of: number;
  /** How many match what is typed, whatever is chosen. */
  unfiltered: number;
  rows: number[];
  counts: FacetCounts;
}

/** Rejects when a file cannot be read. */
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

/** The rows in which one of the terms is. */
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

/** The files that can hold such terms: a file goes from its first term to that of the next. */
function filesFor({ term, whole }: Sought, { terms: firsts }: Overview): number[] {
  return [...firsts.keys()].filter((file) => {
    const [first = "", next] = firsts.slice(file, file + 2);
    const begins = first <= term || (!whole && first.startsWith(term));
    return begins && (next === undefined || next > term);
  });
}

/** What is known of each of the rows, in their order. Rejects when a file cannot be read. */
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
