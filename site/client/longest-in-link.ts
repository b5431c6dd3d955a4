/** Characters of what is asked. An address that is longer may be cut by whoever passes it on. */
export const LONGEST_IN_LINK = 400;
