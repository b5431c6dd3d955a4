// BLAKE3 with 32 bytes of output over a concatenation of parts, and mosaik's UniqueId::derive.

import { blake3 } from "@noble/hashes/blake3.js";
import { bytesToHex, concatBytes, utf8ToBytes } from "@noble/hashes/utils.js";
import type { Hex, Id } from "../definition.ts";
import { CHUNK, hashShort, SHORT } from "./short-blake3.ts";

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
  return length === undefined ? blake3(concat(parts)) : hashShort(length);
}

/** The same as hex. */
export function hashHex(...parts: readonly Part[]): Id {
  return hexOf(hash(...parts));
}

/** Writes the parts into SHORT, and gives their length; undefined where they do not fit. */
function gather(parts: readonly Part[]): number | undefined {
  let length = 0;
  for (const part of parts) {
    if (length + leastBytes(part) > CHUNK) return undefined;
    if (typeof part === "string") {
      const end = gatherText(part, length);
      if (end === undefined) return undefined;
      length = end;
    } else if (part instanceof Digits) length = decodeHex(part.hex, SHORT, length);
    else {
      SHORT.set(part, length);
      length += part.length;
    }
  }
  return length;
}

function leastBytes(part: Part): number {
  // A unit of UTF-16 becomes one byte at least.
  if (typeof part === "string") return part.length;
  return part instanceof Digits ? part.hex.length >> 1 : part.length;
}

function gatherText(text: string, start: number): number | undefined {
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit > 0x7f) {
      const bytes = utf8ToBytes(text);
      if (start + bytes.length > CHUNK) return undefined;
      SHORT.set(bytes, start);
      return start + bytes.length;
    }
    SHORT[start + at] = unit;
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
