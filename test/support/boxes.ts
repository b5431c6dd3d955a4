// Rectangles of a picture: which of them overlap.

import { type Label, TEXT_SIZE } from "../../site/pictures/text-cells.ts";

export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** The space that a label's text takes. */
export function labelBox({ x, y, width }: Label): Box {
  return { x, y: y - TEXT_SIZE / 2, width, height: TEXT_SIZE };
}

/** Touching is allowed, and so is a hair's breadth of rounding. */
const HAIR = 0.01;

/** Each pair that overlaps. */
export function overlapping<B extends Box>(boxes: readonly B[]): [B, B][] {
  return boxes.flatMap((a, index) =>
    boxes.slice(index + 1).flatMap((b): [B, B][] => (overlap(a, b) ? [[a, b]] : [])),
  );
}

function overlap(a: Box, b: Box): boolean {
  return (
    a.x + a.width > b.x + HAIR &&
    b.x + b.width > a.x + HAIR &&
    a.y + a.height > b.y + HAIR &&
    b.y + b.height > a.y + HAIR
  );
}
