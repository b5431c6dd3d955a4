// Small pictures of a fingerprint: its bits as a mosaic, and a tone and a pattern from its first eight
// digits. They help the eye to recognise it, but are decoration: only the digits tell fingerprints apart.

import type { Id } from "../../src/core/registry/definition.ts";
import { rectangle } from "./picture-parts.tsx";

/** The id of the one at the top of a handshake page. */
export const MOSAIC = "mosaic";

interface MosaicProps {
  fingerprint: Id;
  size: number;
  /** By which another picture on the page has the same mosaic. */
  id?: string;
}

/** All 256 bits, sixteen by sixteen. */
export function Mosaic({ fingerprint, size, id }: MosaicProps) {
  return (
    <svg class="mosaic" aria-hidden="true" width={size} height={size} viewBox="0 0 16 16">
      <path id={id} d={mosaicPath(fingerprint)} />
    </svg>
  );
}

/** The bits that are set, as lines of width one in a square of sixteen: four hex digits a row. */
export function mosaicPath(fingerprint: Id): string {
  const rows = fingerprint.match(/.{4}/g) ?? [];
  return rows
    .flatMap((digits, y) => {
      let end: number | undefined;
      return runsOf(digits).map(({ at, length }) => {
        const start = end === undefined ? `M${at} ${y}.5` : `m${at - end} 0`;
        end = at + length;
        return `${start}h${length}`;
      });
    })
    .join("");
}

/** Each run of bits that are set in a few hex digits. */
function runsOf(digits: string): { at: number; length: number }[] {
  const bits = Number.parseInt(digits, 16)
    .toString(2)
    .padStart(4 * digits.length, "0");
  return [...bits.matchAll(/1+/g)].map(({ 0: run, index }) => ({ at: index, length: run.length }));
}

/** The style sheet has this many, as .tone-0 and so on. */
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
export const PATTERN = { width: DIGITS_SHOWN * TILE, height: 4 * TILE };

/** The first eight digits, each a column of its four bits, as a path from the corner at (x, y) on. */
export function patternPath(fingerprint: Id, x: number, y: number): string {
  return Array.from(fingerprint.slice(0, DIGITS_SHOWN))
    .flatMap((digit, column) =>
      runsOf(digit).map(({ at, length }) =>
        rectangle(x + column * TILE, y + at * TILE, TILE, length * TILE),
      ),
    )
    .join("");
}
