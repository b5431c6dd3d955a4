// What a page shows of a coalition.rs: what is this coalition's own. The file goes on with types, the derivation and
// tests, which are the same in every file of the kind, and would be most of the page.

/** The end of COALITION, the last of the coalition's own data. */
const END_OF_DATA = "\n};\n";
/** In characters. What is longer would make most of a page, and nobody reads it there. */
const LONGEST_SHOWN = 12_000;
const HEAD = 1_000;

/** The head of the text. Its last line says how much more the file has. */
export function shownConstant(text: string, file: string): string {
  const end = text.indexOf(END_OF_DATA) + END_OF_DATA.length;
  const head = end <= LONGEST_SHOWN ? text.slice(0, end) : linesWithin(text, HEAD);
  const more = linesOf(text) - linesOf(head);
  return `${head}// … and ${more} more lines, which ${file} has.\n`;
}

function linesWithin(text: string, length: number): string {
  return text.slice(0, text.lastIndexOf("\n", length) + 1);
}

function linesOf(text: string): number {
  return text.split("\n").length - 1;
}
