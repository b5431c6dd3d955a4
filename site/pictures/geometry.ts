// Places in pictures, in px, from the top left corner on.

import { type CutText, TEXT_SIZE } from "./text-cells.ts";

export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** Text from `x` on, on a line whose middle is `y`. */
export interface Label extends CutText {
  x: number;
  y: number;
}

/** The room that a label's text takes. */
export function labelBox({ x, y, width }: Label): Box {
  return { x, y: y - TEXT_SIZE / 2, width, height: TEXT_SIZE };
}
