// Finds ids within other text.

/** A whole MR_TD, id or short citizen id, with no letter or digit beside it. The first group is a leading 0x. */
export const ID_ALONE = /(?<![0-9a-z])(0x)?([0-9a-f]{96}|[0-9a-f]{64}|[0-9a-f]{40})(?![0-9a-z])/gi;

/** Separators of an id that is written in groups. */
export const GAPS = /[\s:_-]/g;
