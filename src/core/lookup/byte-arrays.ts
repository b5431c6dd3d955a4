// Reads ids from arrays of bytes, as Rust, JavaScript, Python, Go and C write and print them.

import type { Hex } from "../registry/definition.ts";
import { counted } from "../text.ts";
import type { Fault } from "./id-faults.ts";
import { MIN_PREFIX } from "./prefix.ts";

/** `0x12`, `18`, `18u8`, `0x12_u8`. */
const BYTE = "(?:0x[0-9a-f]+|[0-9]+)(?:_?u8)?";
/** Bytes with commas between them; no digit or letter on either side. */
const LIST = new RegExp(`(?<![\\w.])${BYTE}(?:\\s*,\\s*${BYTE})+(?![\\w.])`, "gi");
/** `\\x12\\x34`, as Python and Rust write byte strings. */
const ESCAPES = /(?:\\x[0-9a-f]{2}){2,}/gi;
/** The lengths of a short citizen id, an id and an MR_TD. */
const BYTE_COUNTS = [20, 32, 48];
/** A shorter array is not meant as an id. */
const FEWEST = 8;

/** The id in an array of bytes; undefined if the text has no array. */
export function readBytes(text: string): { id: Hex } | { fault: Fault } | undefined {
  const arrays = arraysIn(text).filter(({ length }) => length >= FEWEST);
  const [bytes] = arrays;
  if (!bytes) return undefined;
  if (arrays.length > 1) return { fault: faulty(`There are ${arrays.length} arrays of bytes.`) };
  const strange = bytes.findIndex((byte) => byte > 255);
  if (strange >= 0) {
    return {
      fault: faulty(`Number ${strange + 1} of the array, ${bytes[strange]}, is not a byte.`),
    };
  }
  if (!BYTE_COUNTS.includes(bytes.length)) {
    const isNear = BYTE_COUNTS.some((count) => Math.abs(count - bytes.length) <= 2);
    const like = isNear ? { like: digitsOf(bytes) } : {};
    return { fault: { ...faulty(`The array has ${counted(bytes.length, "byte")}.`), ...like } };
  }
  return { id: digitsOf(bytes) };
}

/** The digits of arrays that are long enough to look up. */
export function beginningsInBytes(text: string): Hex[] {
  return arraysIn(text)
    .filter((bytes) => bytes.length * 2 >= MIN_PREFIX && bytes.every((byte) => byte <= 255))
    .map(digitsOf);
}

function arraysIn(text: string): number[][] {
  return [
    ...[...text.matchAll(LIST)].map(([list]) => list.split(",").map(byteOf)),
    ...[...text.matchAll(ESCAPES)].map(([all]) =>
      all
        .split("\\x")
        .slice(1)
        .map((it) => Number.parseInt(it, 16)),
    ),
  ];
}

function digitsOf(bytes: readonly number[]): Hex {
  return bytes.map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

function byteOf(written: string): number {
  const bare = written.trim().replace(/_?u8$/i, "");
  return /^0x/i.test(bare) ? Number.parseInt(bare.slice(2), 16) : Number.parseInt(bare, 10);
}

function faulty(what: string): Fault {
  return {
    what,
    reason: "An id has 32 bytes, an MR_TD 48, a short citizen id 20, each from 0 to 255.",
    fix: "Paste one whole array, or the id as 64 hex digits.",
  };
}
