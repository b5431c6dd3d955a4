// A fingerprint as a picture of its 256 bits, sixteen by sixteen, to recognise one at a glance.
// It is decoration beside the digits, never in their place.

import type { Id } from "../../src/core/registry/definition.ts";

const SIDE = 16;

export function Mosaic({ fingerprint, size }: { fingerprint: Id; size: number }) {
  return (
    <svg class="mosaic" aria-hidden="true" width={size} height={size} viewBox="0 0 16 16">
      <path d={mosaicPath(fingerprint)} />
    </svg>
  );
}

/** The bits that are set, as a path sixteen wide and high. */
export function mosaicPath(fingerprint: Id): string {
  return rowsOf(fingerprint).flatMap(runsOf).join("");
}

/** Four hex digits a row. */
function rowsOf(fingerprint: Id): string[] {
  const rows = fingerprint.match(/.{4}/g) ?? [];
  return rows.map((digits) => Number.parseInt(digits, 16).toString(2).padStart(SIDE, "0"));
}

/** One rectangle for each run of ones. */
function runsOf(bits: string, y: number): string[] {
  return [...bits.matchAll(/1+/g)].map(({ 0: run, index: x }) => {
    const width = run.length;
    return `M${x} ${y}h${width}v1h-${width}z`;
  });
}
