/** A word to whoever waits, beside the tables. */
export function note(text: string): void {
  process.stderr.write(`${text}\n`);
}
