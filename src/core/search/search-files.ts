// Makes the files of a registry's search. Their folder is named by a hash of their content, so that files of different
// publications are never read together.

import { isIdentity } from "../citizens/identity.ts";
import { hashHex } from "../derivation/hash.ts";
import type { CoalitionView } from "../history/registry-view.ts";
import { compareText } from "../problem.ts";
import { publishedJson } from "../published/json.ts";
import { termsOf } from "./coalition-terms.ts";
import { facetsOf } from "./facets.ts";
import { type Overview, type PartTuple, ROWS_IN_FILE, searchPaths } from "./files.ts";
import { coalitionRow } from "./row.ts";

/** A file of terms is full when it has this many characters. */
const FULL = 48 * 1024;

export interface SearchFiles {
  /** Below the base URL, with a final slash. */
  folder: string;
  /** Below the folder. */
  files: { path: string; text: string }[];
}

/** A row's number is the coalition's position in the order of names. Tests with few coalitions set `full`. */
export function searchFilesOf(byName: readonly CoalitionView[], full = FULL): SearchFiles {
  const rows = byName.map(coalitionRow);
  const termFiles = cutTerms(rowsByTerm(byName), full);
  const overview: Overview = { ...facetsOf(rows), terms: termFiles.map(({ first }) => first) };
  const files = [
    { path: searchPaths.overview, text: `${publishedJson(overview)}\n` },
    ...termFiles.map(({ lines }, file) => ({
      path: searchPaths.terms(file),
      text: `{${lines.join(",\n")}}\n`,
    })),
    ...inFiles(rows).map((some, file) => ({
      path: searchPaths.rows(file),
      text: listText(some),
    })),
    ...inFiles(byName.map(partsWithPages)).map((some, file) => ({
      path: searchPaths.parts(file),
      text: listText(some),
    })),
  ];
  const all = files.map(({ path, text }) => `${path} ${hashHex(text)}`).join("\n");
  return { folder: `api/v1/search/${hashHex(all).slice(0, 12)}/`, files };
}

/** A JSON list with one row on each line. */
function listText(rows: readonly unknown[]): string {
  return `[${rows.map((row) => publishedJson(row)).join(",\n")}]\n`;
}

/** The published parts that the coalition itself refers to. */
function partsWithPages({ ids }: CoalitionView): PartTuple[] {
  return ids
    .filter((it) => it.until === undefined && isIdentity(it) && it.kind !== "spanned-citizen")
    .map(({ part, id }) => [part.class, part.name, id]);
}

function rowsByTerm(byName: readonly CoalitionView[]): Map<string, number[]> {
  const found = new Map<string, number[]>();
  for (const [row, coalition] of byName.entries()) {
    for (const term of termsOf(coalition)) {
      const rows = found.get(term);
      if (rows) rows.push(row);
      else found.set(term, [row]);
    }
  }
  return found;
}

function cutTerms(
  found: ReadonlyMap<string, number[]>,
  full: number,
): { first: string; lines: string[] }[] {
  const files: { first: string; lines: string[]; length: number }[] = [];
  for (const [term, rows] of [...found].sort(([a], [b]) => compareText(a, b))) {
    const line = `${publishedJson(term)}:${publishedJson(rows)}`;
    let file = files.at(-1);
    if (!file || file.length >= full) {
      file = { first: term, lines: [], length: 0 };
      files.push(file);
    }
    file.lines.push(line);
    file.length += line.length;
  }
  return files;
}

function inFiles<T>(rows: readonly T[]): T[][] {
  return Array.from({ length: Math.ceil(rows.length / ROWS_IN_FILE) }, (_, file) =>
    rows.slice(file * ROWS_IN_FILE, (file + 1) * ROWS_IN_FILE),
  );
}
