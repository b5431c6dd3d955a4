// Text in pictures: monospace, measured in cells, so that no font is needed to know what fits.

/** The size of all text in pictures, in px, and the width of one cell at it. */
export const TEXT_SIZE = 13;
export const CELL = 7.8;

export interface CutText {
  /** What is drawn: all of it, or its beginning and an ellipsis. */
  text: string;
  /** In px. It is drawn just as wide, whatever the font. */
  width: number;
}

/** Text from `x` on, on a line whose middle is `y`; in px, from the top left corner on. */
export interface Label extends CutText {
  x: number;
  y: number;
}

/** Printable ASCII takes one cell; anything else is given two, which wide scripts need. */
function cellsOf(text: string): number {
  return Array.from(text).reduce((sum, it) => sum + (/[ -~…]/.test(it) ? 1 : 2), 0);
}

/** In px, to a tenth, which nobody sees: sums of such numbers would otherwise have many digits. */
export function short(length: number): number {
  return Math.round(length * 10) / 10;
}

/** Cuts a line of text to `cells`, at least one. */
export function cutText(line: string, cells: number): CutText {
  const all = cellsOf(line);
  if (all <= cells) return { text: line, width: short(all * CELL) };
  let text = "…";
  for (const character of line) {
    const longer = `${text.slice(0, -1)}${character}…`;
    if (cellsOf(longer) > cells) break;
    text = longer;
  }
  return { text, width: short(cellsOf(text) * CELL) };
}
