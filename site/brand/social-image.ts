// What chats and social networks show beside a link, where the registry has no picture of its own: a
// mosaic, drawn from the registry's name and colours. It holds no fact and no text, and is the same bytes
// for the same name and colours: no page changes because a coalition did.

import { encode, type PngDataArray } from "fast-png";
import { type Colours, channelsOf, mix, SCHEMES } from "../../src/core/config/colours.ts";
import { hash } from "../../src/core/derivation/hash.ts";

/** The size that all of them ask for. */
export const WIDTH = 1200;
export const HEIGHT = 630;

/** One tessera with its grout, in pixels; both sides of the picture are multiples of it. */
const CELL = 30;
const GROUT = 3;
const COLUMNS = WIDTH / CELL;
const ROWS = HEIGHT / CELL;

/** How much of the accent is in each colour of the palette, from the grout to the mark. */
const SHARES = [0, 0.07, 0.12, 0.18, 0.26, 0.36, 0.5, 0.68, 1];
const MARK = SHARES.length - 1;

/** The site's mark in the middle, as columns and rows of tesserae: three squares, and one of a fourth. */
const MARK_SIDE = 5;
const MARK_GAP = 1;

/** Pictures made before: a server builds the same site again and again. */
const made = new Map<string, Uint8Array>();

/** A PNG of 1200 by 630 pixels; the site's mark is in it where the registry has no logo of its own. */
export function drawSocialImage(name: string, colours: Colours, withMark: boolean): Uint8Array {
  const key = JSON.stringify([name, colours, withMark]);
  const image = made.get(key) ?? encodeTesserae(tesserae(name, withMark), colours);
  made.clear();
  made.set(key, image);
  return image;
}

/** The palette's index of each tessera, row by row: darker to the lower right, by the name's own dice. */
function tesserae(name: string, withMark: boolean): number[][] {
  return Array.from({ length: ROWS }, (_, row) => {
    const dice = [hash(`${name}\n${row}\na`), hash(`${name}\n${row}\nb`)];
    return Array.from({ length: COLUMNS }, (_, column) => {
      if (withMark && isMark(column, row)) return MARK;
      const die = (dice[column & 1]?.[column >> 1] ?? 0) / 255;
      return shadeAt(column / (COLUMNS - 1), row / (ROWS - 1), die);
    });
  });
}

/** From 0 to 1 across and down; the die scatters tesserae around the slope. */
function shadeAt(across: number, down: number, die: number): number {
  const slope = 0.7 * across + 0.3 * down;
  const shade = 1 + slope * slope * (MARK - 3) * 0.9 + die * 2.2;
  return Math.min(MARK - 1, Math.floor(shade));
}

function isMark(column: number, row: number): boolean {
  const whole = 2 * MARK_SIDE + MARK_GAP;
  const x = column - Math.floor(COLUMNS / 2) + Math.floor(whole / 2);
  const y = row - Math.floor((ROWS - whole) / 2);
  if (x < 0 || y < 0 || x >= whole || y >= whole) return false;
  const second = MARK_SIDE + MARK_GAP;
  const [left, top] = [x < MARK_SIDE, y < MARK_SIDE];
  if ((!left && x < second) || (!top && y < second)) return false;
  // Of the fourth square, one tessera in its middle is set.
  return left || top || (x === second + 2 && y === second + 2);
}

/** Four bits a pixel: the palette has fewer than sixteen colours. */
function encodeTesserae(cells: number[][], { accent }: Colours): Uint8Array {
  const rows = cells.map((indices) => {
    const row = new Uint8Array(WIDTH / 2);
    for (let x = 0; x < WIDTH; x++) {
      const index = x % CELL < GROUT ? 0 : (indices[Math.floor(x / CELL)] ?? 0);
      row[x >> 1] = (row[x >> 1] ?? 0) | (index << (x & 1 ? 0 : 4));
    }
    return row;
  });
  const data: PngDataArray = new Uint8Array((WIDTH / 2) * HEIGHT);
  for (let y = 0; y < HEIGHT; y++) {
    const row = y % CELL < GROUT ? undefined : rows[Math.floor(y / CELL)];
    if (row) data.set(row, (y * WIDTH) / 2);
  }
  const palette = SHARES.map((share) => channelsOf(mix(SCHEMES.accent.ground, accent, share)));
  const image = { width: WIDTH, height: HEIGHT, data, depth: 4, channels: 1, palette } as const;
  return encode(image, { zlib: { level: 9 } });
}
