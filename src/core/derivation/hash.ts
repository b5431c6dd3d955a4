// BLAKE3 with 32 bytes of output over a concatenation of parts, and mosaik's UniqueId::derive.

import { blake3 } from "@noble/hashes/blake3.js";
import { bytesToHex, concatBytes, utf8ToBytes } from "@noble/hashes/utils.js";
import type { Hex, Id } from "../definition.ts";
import { CHUNK, hashShort } from "./short-blake3.ts";

/** A part of a preimage: text stands for its UTF-8 bytes. */
export type Part = string | Uint8Array;

/** The concatenation of the parts: no framing, no length prefix. */
export function concat(parts: readonly Part[]): Uint8Array {
  return concatBytes(...parts.map((part) => (typeof part === "string" ? utf8ToBytes(part) : part)));
}

/** BLAKE3, unkeyed, 32 bytes of output, over the concatenation of `parts`. */
export function hash(...parts: readonly Part[]): Uint8Array {
  const length = gather(parts);
  return length === undefined ? blake3(concat(parts)) : hashShort(SHORT_VIEW, length);
}

const SHORT = new Uint8Array(CHUNK);
const SHORT_VIEW = new DataView(SHORT.buffer);

/** Writes the parts into SHORT, and gives their length; undefined where they may not fit. */
function gather(parts: readonly Part[]): number | undefined {
  let length = 0;
  for (const part of parts) {
    // A unit of UTF-16 becomes three bytes at most.
    const most = typeof part === "string" ? part.length * 3 : part.length;
    if (length + most > CHUNK) return undefined;
    if (typeof part === "string") length = gatherText(part, length);
    else {
      SHORT.set(part, length);
      length += part.length;
    }
  }
  SHORT.fill(0, length);
  return length;
}

function gatherText(text: string, start: number): number {
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit > 0x7f) {
      const bytes = utf8ToBytes(text);
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
  // Where a digit is missing, the last one to be read is not there.
  const bytes = new Uint8Array(Math.ceil(hex.length / 2));
  for (let at = 0; at < bytes.length; at++) {
    bytes[at] = (digitAt(hex, at * 2) << 4) | digitAt(hex, at * 2 + 1);
  }
  return bytes;
}

function digitAt(hex: Hex, at: number): number {
  const unit = hex.charCodeAt(at);
  if (unit >= 0x30 && unit <= 0x39) return unit - 0x30;
  if (unit >= 0x61 && unit <= 0x66) return unit - 0x57;
  throw new RangeError(`No lowercase hex: ${JSON.stringify(hex)}`);
}

export function hexOf(bytes: Uint8Array): Id {
  return bytesToHex(bytes);
}
