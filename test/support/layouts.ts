// A definition's text as different people would have written it.

import fc from "fast-check";

export interface Written {
  /** The indent for JSON.stringify; none for a text on one line. */
  indent: string | number | undefined;
  eol: "\n" | "\r\n";
  /** Whether a newline ends the file. */
  ended: boolean;
}

export const layouts: fc.Arbitrary<Written> = fc.record({
  indent: fc.constantFrom<Written["indent"]>(undefined, 1, 2, 4, "\t"),
  eol: fc.constantFrom<Written["eol"]>("\n", "\r\n"),
  ended: fc.boolean(),
});

export function write(value: unknown, { indent, eol, ended }: Written): string {
  return JSON.stringify(value, null, indent).replaceAll("\n", eol) + (ended ? eol : "");
}
