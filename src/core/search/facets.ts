// What coalitions are filtered by: archetype and status, one letter of each row for either.

import { STATUSES, type Status } from "../registry/coalition-status.ts";
import type { Archetype } from "../registry/definition.ts";
import type { Row } from "./row.ts";

export const ARCHETYPES: readonly Archetype[] = ["ecosystem", "service", "multi-operator"];

/** What is chosen: of a group of which nothing is, everything is shown. */
export interface Filters {
  archetypes: readonly Archetype[];
  statuses: readonly Status[];
}

/** By the rows' numbers. */
export interface Facets {
  /** The first letter of each row's archetype: e, s or m. */
  archetypes: string;
  /** The first letter of each row's status: c, a, r or u. */
  statuses: string;
}

/** How many rows each choice would show, with what is chosen in the other group. */
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

export function filterRows(
  rows: readonly number[],
  facets: Facets,
  { archetypes, statuses }: Filters,
): number[] {
  return rows.filter(
    (row) => hasArchetype(facets, row, archetypes) && hasStatus(facets, row, statuses),
  );
}

export function countFacets(
  rows: readonly number[],
  facets: Facets,
  filters: Filters,
): FacetCounts {
  const ofStatus = rows.filter((row) => hasStatus(facets, row, filters.statuses));
  const ofArchetype = rows.filter((row) => hasArchetype(facets, row, filters.archetypes));
  return {
    archetypes: countEach(ARCHETYPES, (one) =>
      ofStatus.filter((it) => hasArchetype(facets, it, [one])),
    ),
    statuses: countEach(STATUSES, (one) =>
      ofArchetype.filter((it) => hasStatus(facets, it, [one])),
    ),
  };
}

function countEach<Choice extends string>(
  choices: readonly Choice[],
  matching: (choice: Choice) => number[],
): Record<Choice, number> {
  const counts = choices.map((choice) => [choice, matching(choice).length] as const);
  return Object.fromEntries(counts) as Record<Choice, number>;
}

function hasArchetype({ archetypes }: Facets, row: number, chosen: Filters["archetypes"]): boolean {
  return chosen.length === 0 || chosen.some((it) => it.charAt(0) === archetypes.charAt(row));
}

/** What has changes announced is current until they come. */
function hasStatus({ statuses }: Facets, row: number, chosen: Filters["statuses"]): boolean {
  const status = statuses.charAt(row);
  return (
    chosen.length === 0 ||
    chosen.some((it) => it.charAt(0) === status || (it === "current" && status === "a"))
  );
}
