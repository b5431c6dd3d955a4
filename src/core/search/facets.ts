// The filters of the list of coalitions: archetype and status, with one letter of each row for either.

import { STATUSES, type Status } from "../registry/coalition-status.ts";
import type { Archetype } from "../registry/definition.ts";
import type { Row } from "./row.ts";

export const ARCHETYPES: readonly Archetype[] = ["ecosystem", "service", "multi-operator"];

/** The chosen filters. An empty group shows everything. */
export interface Filters {
  archetypes: readonly Archetype[];
  statuses: readonly Status[];
}

/** Indexed by row number. */
export interface Facets {
  /** The first letter of each row's archetype: e, s or m. */
  archetypes: string;
  /** The first letter of each row's status: c, a, r or u. */
  statuses: string;
}

/** How many rows each choice would show, given the filters chosen in the other group. */
export interface FacetCounts {
  archetypes: Record<Archetype, number>;
  statuses: Record<Status, number>;
}

export function facetsOf(rows: readonly Pick<Row, "archetype" | "status">[]): Facets {
  const letters = (words: string[]) => words.map((word) => word.charAt(0)).join("");
  return {
    archetypes: letters(rows.map(({ archetype }) => archetype)),
    statuses: letters(rows.map(({ status }) => status)),
  };
}

export function filterRows(rows: readonly number[], facets: Facets, filters: Filters): number[] {
  return rows.filter(
    (row) =>
      isChosen(facets.archetypes.charAt(row), filters.archetypes) &&
      isChosen(facets.statuses.charAt(row), filters.statuses),
  );
}

export function countFacets(
  rows: readonly number[],
  facets: Facets,
  filters: Filters,
): FacetCounts {
  const count = (chosen: Partial<Filters>) =>
    filterRows(rows, facets, { ...filters, ...chosen }).length;
  return {
    archetypes: countEach(ARCHETYPES, (it) => count({ archetypes: [it] })),
    statuses: countEach(STATUSES, (it) => count({ statuses: [it] })),
  };
}

function countEach<Choice extends string>(
  choices: readonly Choice[],
  count: (choice: Choice) => number,
): Record<Choice, number> {
  const counts = choices.map((choice) => [choice, count(choice)] as const);
  return Object.fromEntries(counts) as Record<Choice, number>;
}

/** A coalition with announced changes counts as current, too. */
function isChosen(letter: string, chosen: readonly string[]): boolean {
  const isOf = (it: string) => it.charAt(0) === letter || (it === "current" && letter === "a");
  return chosen.length === 0 || chosen.some(isOf);
}
