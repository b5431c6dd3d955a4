// The kinds of parts that stand in lists, and which list of a definition each stands in.

export const PART_LISTS = {
  lattice: "lattices",
  organism: "organisms",
  confluence: "confluences",
  "peer-hint": "peerHints",
} as const;

export type PartKind = keyof typeof PART_LISTS;
