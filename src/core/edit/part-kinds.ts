// The kinds of parts, and where a definition has them. Apart from what plans edits, so that the table of verbs
// loads no check.

import type { ModuleKind } from "../registry/definition.ts";

/** The kinds that are in lists, and the list of a definition for each. */
export const PART_LISTS = {
  lattice: "lattices",
  organism: "organisms",
  confluence: "confluences",
  "peer-hint": "peerHints",
} as const;

export type ListedKind = keyof typeof PART_LISTS;

/** A module has a place of its own for each of the four, and so has the ticket issuer: there, or null. */
export type PartKind = ListedKind | "module" | "ticket-issuer";

/** Where a part goes: to the end of a list, or to the place that is its own. */
export type PartPlace =
  | { kind: ListedKind | "ticket-issuer" }
  | { kind: "module"; name: ModuleKind };

export function isListed(kind: PartKind): kind is ListedKind {
  return Object.hasOwn(PART_LISTS, kind);
}
