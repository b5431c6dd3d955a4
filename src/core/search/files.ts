// The files of the search. Sorted terms take as many files as they need, rows are in files of twenty. An overview says
// which terms are in which file, and has everything that filters need.

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

/** parts/<number>.json: for each row of rows/<number>.json, its citizens and services that have pages. */
export type PartFile = PartTuple[][];
export type PartTuple = [partClass: PartClass, name: string, id: Id];

/** Paths below the search's folder. rows/<number>.json is a list of `Row`s. */
export const searchPaths = {
  overview: "overview.json",
  terms: (file: number) => `terms/${file}.json`,
  rows: (file: number) => `rows/${file}.json`,
  parts: (file: number) => `parts/${file}.json`,
};
