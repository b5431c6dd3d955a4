// BLAKE3 with 32 bytes of output over a concatenation of parts, and mosaik's UniqueId::derive.

import { blake3 } from "@noble/hashes/blake3.js";
import { bytesToHex, concatBytes, hexToBytes, utf8ToBytes } from "@noble/hashes/utils.js";
import type { Hex, Id } from "../definition.ts";

/** A part of a preimage: text stands for its UTF-8 bytes. */
export type Part = string | Uint8Array;

/** The concatenation of the parts: no framing, no length prefix. */
export function concat(parts: readonly Part[]): Uint8Array {
  return concatBytes(...parts.map((part) => (typeof part === "string" ? utf8ToBytes(part) : part)));
}

/** BLAKE3, unkeyed, 32 bytes of output, over the concatenation of `parts`. */
export function hash(...parts: readonly Part[]): Uint8Array {
  return blake3(concat(parts));
}

/** mosaik's `UniqueId::derive`: H(id ‖ info). */
export function derive(id: Uint8Array, info: string): Uint8Array {
  return hash(id, info);
}

/** The bytes of lowercase hex. Throws on anything else: check the shape first. */
export function bytesOf(hex: Hex): Uint8Array {
  return hexToBytes(hex);
}

export function hexOf(bytes: Uint8Array): Id {
  return bytesToHex(bytes);
}
