/** Characters of a question. Programs that pass on a longer address may cut it. */
export const LONGEST_IN_LINK = 400;
