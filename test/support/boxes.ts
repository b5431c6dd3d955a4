// Rectangles of a picture: which of them share room.

export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
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
