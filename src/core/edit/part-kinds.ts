// The kinds of parts, and where a definition has them. A file of its own, so that the table of verbs does not load the
// check.

import type { ModuleKind } from "../registry/definition.ts";

/** The kinds that a definition keeps in lists, with the list of each. */
export const PART_LISTS = {
  lattice: "lattices",
  organism: "organisms",
  confluence: "confluences",
  "peer-hint": "peerHints",
} as const;

export type ListedKind = keyof typeof PART_LISTS;

/** Each of the four modules and the ticket issuer have a place of their own, which may be null. */
export type PartKind = ListedKind | "module" | "ticket-issuer";

/** Where a part goes: to the end of a list, or to its own place. */
export type PartPlace =
  | { kind: ListedKind | "ticket-issuer" }
  | { kind: "module"; name: ModuleKind };

export function isListed(kind: PartKind): kind is ListedKind {
  return Object.hasOwn(PART_LISTS, kind);
}
