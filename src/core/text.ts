// Text of others, from definitions and commits, on its way into feeds, comments, tables and terminals.

import { withoutUnfit } from "./characters.ts";

/**
 * Text of others as it is shown: well-formed, and without characters that hide or reorder others. Definitions, notices
 * and the config are refused for these; the subjects of commits, and what was published before, cannot be.
 */
export function cleanText(text: string): string {
  return withoutUnfit(text);
}

/** Clean text on one line: runs of white space become one space. */
export function oneLine(text: string): string {
  return cleanText(text).replace(/\s+/g, " ").trim();
}

/** Clean text on one line, of at most `most` characters: where it goes on, the last one is … */
export function shortened(text: string, most: number): string {
  const characters = [...oneLine(text)];
  if (characters.length <= most) return characters.join("");
  // Cut within an emoji, a joiner would be left.
  const kept = cleanText(characters.slice(0, most - 1).join(""));
  return `${kept.trimEnd()}…`;
}

/** `1 lattice`, `2 lattices`; `many` for a plural that is not the noun with an s. */
export function counted(count: number, noun: string, many = `${noun}s`): string {
  return `${count} ${count === 1 ? noun : many}`;
}

/** "a, b, c", "a, b, c and 7 more": the first `most`, and how many others there are. */
export function someOf(names: readonly string[], most: number): string {
  const more = names.length - most;
  return names.slice(0, most).join(", ") + (more > 0 ? ` and ${more} more` : "");
}

/** Code unit order: the same on every machine, whatever its locale. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
