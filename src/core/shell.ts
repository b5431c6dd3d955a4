// Text as a word of a POSIX shell.

/** In quotes, whatever it has. */
export function shellQuoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}

/** In quotes only if it needs them. */
export function shellWord(text: string): string {
  return /^[\w./:=@-]+$/.test(text) ? text : shellQuoted(text);
}
