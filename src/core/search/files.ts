// What the files of the search hold. Terms stand in their order in as many files as they need, rows in
// files of twenty; one file tells which terms are in which, and all that filters need.

import type { Id } from "../registry/definition.ts";
import type { PartClass } from "../registry/parts.ts";
import type { Facets } from "./facets.ts";

export const ROWS_IN_FILE = 20;

/** overview.json. */
export interface Overview extends Facets {
  /** The first term of each file of terms. */
  terms: string[];
}

/** terms/<number>.json: the numbers of each term's rows, ascending, in the order of the terms. */
export type TermFile = Record<string, number[]>;

/** parts/<number>.json: of each of the rows with this number, the citizens and services that have pages. */
export type PartFile = PartTuple[][];
export type PartTuple = [partClass: PartClass, name: string, id: Id];

/** Paths below the search's folder. Of rows/<number>.json, the value is a list of `Row`s. */
export const searchPaths = {
  overview: "overview.json",
  terms: (file: number) => `terms/${file}.json`,
  rows: (file: number) => `rows/${file}.json`,
  parts: (file: number) => `parts/${file}.json`,
};
