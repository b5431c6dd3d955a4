// BLAKE3 with 32 bytes of output over a concatenation of parts, and mosaik's UniqueId::derive.

import { blake3 } from "@noble/hashes/blake3.js";
import { bytesToHex, concatBytes, utf8ToBytes } from "@noble/hashes/utils.js";
import type { Hex, Id } from "../registry/definition.ts";
import { hashInput, INPUT, MOST } from "./fast-blake3.ts";

/** A part of a preimage: text stands for its UTF-8 bytes, digits for the bytes that they write. */
export type Part = string | Uint8Array | Digits;

/** Lowercase hex as a part of a preimage; anything else throws when it is hashed. */
export class Digits {
  readonly hex: Hex;

  constructor(hex: Hex) {
    this.hex = hex;
  }
}

export function digits(hex: Hex): Digits {
  return new Digits(hex);
}

/** The concatenation of the parts: no framing, no length prefix. */
export function concat(parts: readonly Part[]): Uint8Array {
  return concatBytes(
    ...parts.map((part) => {
      if (typeof part === "string") return utf8ToBytes(part);
      return part instanceof Digits ? bytesOf(part.hex) : part;
    }),
  );
}

/** BLAKE3, unkeyed, 32 bytes of output, over the concatenation of `parts`. */
export function hash(...parts: readonly Part[]): Uint8Array {
  const length = gather(parts);
  return length === undefined ? blake3(concat(parts)) : hashInput(length);
}

/** The same as hex. */
export function hashHex(...parts: readonly Part[]): Id {
  return hexOf(hash(...parts));
}

/** Writes the parts into INPUT, and gives their length; undefined where they may not fit. */
function gather(parts: readonly Part[]): number | undefined {
  let length = 0;
  for (const part of parts) {
    if (length + mostBytes(part) > MOST) return undefined;
    if (typeof part === "string") length = gatherText(part, length);
    else if (part instanceof Digits) length = decodeHex(part.hex, INPUT, length);
    else {
      INPUT.set(part, length);
      length += part.length;
    }
  }
  return length;
}

function mostBytes(part: Part): number {
  // A unit of UTF-16 becomes three bytes at most.
  if (typeof part === "string") return part.length * 3;
  return part instanceof Digits ? part.hex.length : part.length;
}

function gatherText(text: string, start: number): number {
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit > 0x7f) {
      const bytes = utf8ToBytes(text);
      INPUT.set(bytes, start);
      return start + bytes.length;
    }
    INPUT[start + at] = unit;
  }
  return start + text.length;
}

/** mosaik's `UniqueId::derive`: H(id ‖ info). */
export function derive(id: Uint8Array, info: string): Uint8Array {
  return hash(id, info);
}

/** The bytes of lowercase hex. Throws on anything else: check the shape first. */
export function bytesOf(hex: Hex): Uint8Array {
  const bytes = new Uint8Array(Math.ceil(hex.length / 2));
  decodeHex(hex, bytes, 0);
  return bytes;
}

/** Gives the offset behind what it wrote. */
function decodeHex(hex: Hex, into: Uint8Array, start: number): number {
  let wrong = hex.length & 1;
  const length = hex.length >> 1;
  for (let at = 0; at < length; at++) {
    const high = NIBBLES[hex.charCodeAt(at * 2)] ?? NO_DIGIT;
    const low = NIBBLES[hex.charCodeAt(at * 2 + 1)] ?? NO_DIGIT;
    wrong |= (high | low) & NO_DIGIT;
    into[start + at] = (high << 4) | low;
  }
  if (wrong !== 0) throw new RangeError(`No lowercase hex: ${JSON.stringify(hex)}`);
  return start + length;
}

/** What is no digit of those that NIBBLES has. */
const NO_DIGIT = 0xf0;
/** The value of each digit, by its character code. */
const NIBBLES = new Uint8Array(128).fill(NO_DIGIT);
for (let value = 0; value < 16; value++) NIBBLES[value.toString(16).charCodeAt(0)] = value;

export function hexOf(bytes: Uint8Array): Id {
  return bytesToHex(bytes);
}
