// Text in pictures: monospace, measured in cells, so that what fits is known without asking a font.

/** The size of all text in pictures, in px, and the width of one cell at it. */
export const TEXT_SIZE = 13;
export const CELL = 7.8;

export interface CutText {
  /** What is drawn: all of it, or its beginning and an ellipsis. */
  text: string;
  /** In px. It is drawn just as wide, whatever the font. */
  width: number;
}

/** Printable ASCII takes one cell; anything else is given two, which wide scripts need. */
function cellsOf(character: string): number {
  return /[ -~…]/.test(character) ? 1 : 2;
}

/** As much of a line of text as fits into `cells`, of which there is at least one. */
export function cutText(line: string, cells: number): CutText {
  const characters = Array.from(line);
  const all = characters.reduce((sum, it) => sum + cellsOf(it), 0);
  if (all <= cells) return { text: line, width: all * CELL };
  let used = 1;
  let kept = "";
  for (const character of characters) {
    used += cellsOf(character);
    if (used > cells) break;
    kept += character;
  }
  const width = (Array.from(kept).reduce((sum, it) => sum + cellsOf(it), 0) + 1) * CELL;
  return { text: `${kept}…`, width };
}
