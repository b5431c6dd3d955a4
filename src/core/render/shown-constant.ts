// What a handshake page shows of a constant.

/** In characters. What is longer would make most of a page, and nobody reads it there. */
const LONGEST_SHOWN = 64_000;
const HEAD = 16_000;

/** All of it; of a very long one the head, whose last line says how much more the file has. */
export function shownConstant(text: string, file: string): string {
  if (text.length <= LONGEST_SHOWN) return text;
  const head = text.slice(0, text.lastIndexOf("\n", HEAD) + 1);
  const more = linesOf(text) - linesOf(head);
  return `${head}// … and ${more} more lines, which ${file} has.\n`;
}

function linesOf(text: string): number {
  return text.split("\n").length - 1;
}
