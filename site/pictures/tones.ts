// What a fingerprint looks like in small: a tone and a pattern, both from its first eight digits. They
// help the eye to see the same one again; the digits are what tells fingerprints apart.

import type { Id } from "../../src/core/registry/definition.ts";

/** The style has so many, as .tone-0 and so on. */
export const TONES = 12;

export function toneOf(fingerprint: Id): string {
  return `tone-${Number.parseInt(fingerprint.slice(0, 4), 16) % TONES}`;
}

/** Neighbours get tones that are far from each other; the first twelve are all different. */
export function toneAt(index: number): string {
  return `tone-${(index * 5 + 6) % TONES}`;
}

export const DIGITS_SHOWN = 8;
const TILE = 3;
const ROWS = 4;
export const PATTERN = { width: DIGITS_SHOWN * TILE, height: ROWS * TILE };

/** The first eight digits, each a column of its four bits, as a path from the corner at (x, y) on. */
export function patternPath(fingerprint: Id, x: number, y: number): string {
  const columns = Array.from(fingerprint.slice(0, DIGITS_SHOWN), (digit) =>
    Number.parseInt(digit, 16).toString(2).padStart(ROWS, "0"),
  );
  return columns
    .flatMap((bits, column) =>
      [...bits.matchAll(/1+/g)].map(
        ({ 0: run, index }) =>
          `M${x + column * TILE} ${y + index * TILE}h${TILE}v${run.length * TILE}h-${TILE}z`,
      ),
    )
    .join("");
}
