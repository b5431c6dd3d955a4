// All that a search finds: the matching rows, what the ids in it are, and the pages of citizens and services.

import { MIN_PREFIX } from "../../src/core/lookup/prefix.ts";
import { type FoundPart, findParts } from "../../src/core/search/parts.ts";
import type { Row } from "../../src/core/search/row.ts";
import {
  type ReadSearchFile,
  readRows,
  type SearchResult,
  searchCoalitions,
} from "../../src/core/search/search.ts";
import type { Asked } from "./search-asked.ts";
import type { SearchedIds } from "./search-ids.ts";

export interface Found extends SearchResult {
  /** The ids in what was typed. */
  ids: SearchedIds;
  /** The citizens and services that match. */
  parts: readonly FoundPart[];
  /** The first rows. */
  shown: readonly Row[];
}

interface Sources {
  /** Of the search's own files. */
  read: ReadSearchFile;
  /** Of the site's files. */
  readOfSite: (path: string) => Promise<unknown>;
}

/** Rejects if a file cannot be read without which no row can be found. */
export async function find(
  { text, filters }: Asked,
  limit: number,
  { read, readOfSite }: Sources,
): Promise<Found> {
  const [result, ids] = await Promise.all([
    searchCoalitions(text, filters, read),
    idsIn(text, readOfSite).catch(asFailure),
  ]);
  const [shown, parts] = await Promise.all([
    readRows(result.rows.slice(0, limit), read),
    findParts(result, read).catch(asFailure),
  ]);
  const failed = [ids, parts].find((it) => "idFailure" in it);
  return {
    ...result,
    ...failed,
    ids: "idFailure" in ids ? NONE : ids,
    parts: "idFailure" in parts ? [] : parts,
    shown,
  };
}

const NONE: SearchedIds = { asked: "", found: [] };

async function idsIn(text: string, read: Sources["readOfSite"]): Promise<SearchedIds> {
  if (text.trim().length < MIN_PREFIX) return NONE;
  const { searchedIds } = await import("./search-ids.ts");
  return searchedIds(text, read);
}

function asFailure(idFailure: unknown): { idFailure: unknown } {
  return { idFailure };
}
