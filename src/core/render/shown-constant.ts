// The part of coalition.rs that a page shows: the head, the fingerprint and the roots. The other sections of the page
// have the composition that follows. The types, the derivation and the tests are the same in every such file.

const COMPOSITION = "/// The coalition to compile in.\n";
/** In characters. A longer head would fill most of the page, and nobody reads it there. */
const LONGEST_SHOWN = 12_000;
const HEAD = 1_000;

/** The head of the text. Its last line says how much more the file has. */
export function shownConstant(text: string, file: string): string {
  const end = text.indexOf(COMPOSITION);
  const head = end <= LONGEST_SHOWN ? text.slice(0, end) : linesWithin(text, HEAD);
  const more = linesOf(text) - linesOf(head);
  return `${head}// … and ${more} more lines in ${file}.\n`;
}

function linesWithin(text: string, length: number): string {
  return text.slice(0, text.lastIndexOf("\n", length) + 1);
}

function linesOf(text: string): number {
  return text.split("\n").length - 1;
}
