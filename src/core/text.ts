// The one door for text of others, from definitions and commits, on its way into feeds, comments, tables and
// terminals.

// Bidirectional overrides, isolates and marks; zero-width characters; the byte order mark.
const INVISIBLE = /[\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;
// What XML 1.0 does not allow, and every other control character but white space.
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufffe\uffff]/g;

/**
 * Well-formed UTF-16 of characters that XML allows, without anything that reorders or hides text.
 * Lone surrogates become U+FFFD; what is forbidden goes.
 */
export function cleanText(text: string): string {
  if (ONLY_ASCII.test(text)) return text;
  return text.replace(LONE_SURROGATE, "\ufffd").replace(FORBIDDEN, "").replace(INVISIBLE, "");
}

/** Most texts have nothing else; looking once is quicker than replacing three times. */
const ONLY_ASCII = /^[\t\n\r -~]*$/;
const LONE_SURROGATE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** Clean text on one line: runs of white space become one space. */
export function oneLine(text: string): string {
  return cleanText(text).replace(/\s+/g, " ").trim();
}

/** Clean text on one line, of at most `most` characters: where it goes on, the last one is … */
export function shortened(text: string, most: number): string {
  const characters = [...oneLine(text)];
  if (characters.length <= most) return characters.join("");
  const kept = characters.slice(0, most - 1).join("");
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
