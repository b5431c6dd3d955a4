// The kinds of parts that are in lists, and the list of a definition for each. Apart from what plans edits, so
// that the table of verbs loads no check.

export const PART_LISTS = {
  lattice: "lattices",
  organism: "organisms",
  confluence: "confluences",
  "peer-hint": "peerHints",
} as const;

export type PartKind = keyof typeof PART_LISTS;
