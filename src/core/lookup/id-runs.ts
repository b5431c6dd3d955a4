// Ids within other text.

/** An id that stands alone: an MR_TD, an id, or a short citizen id; the first group is the 0x before it. */
export const ID_ALONE = /(?<![0-9a-z])(0x)?([0-9a-f]{96}|[0-9a-f]{64}|[0-9a-f]{40})(?![0-9a-z])/gi;

/** What may be between the digits of an id that is written in groups. */
export const GAPS = /[\s:_-]/g;
