// The line between a constant's data and its code. The code (types, derivation, tests) is the same in every constant with
// the line's number, so programs update a constant by replacing what is above, this line included.

/** The line's text before the number. */
export const CODE_MARK = "coalition-code:";

/**
 * The number of the code, for both languages. Raise it whenever the code or the imports change so that today's data no
 * longer fits to the code of published constants: they are then no longer updated in part, but must be replaced whole.
 */
export const CODE = 1;

export function codeLine(): string {
  return `// ${CODE_MARK} ${CODE} (the same in every constant with this number; updates replace what is above)`;
}

/** What an update replaces: everything to the line, with it. */
export function dataOf(constant: string): string {
  return constant.slice(0, constant.indexOf("\n", constant.indexOf(`\n// ${CODE_MARK} `) + 1) + 1);
}
