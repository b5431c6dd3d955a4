// BLAKE3 with 32 bytes of output over a concatenation of parts, and mosaik's UniqueId::derive.

import { blake3 } from "@noble/hashes/blake3.js";
import { bytesToHex, concatBytes } from "@noble/hashes/utils.js";
import type { Id } from "../registry/definition.ts";

/** A part of a preimage: text is hashed as its UTF-8 bytes. */
export type Part = string | Uint8Array;

const UTF8 = new TextEncoder();

/** The concatenation of the parts: no framing, no length prefix. */
export function concat(parts: readonly Part[]): Uint8Array {
  const bytes = parts.map((it) => (typeof it === "string" ? UTF8.encode(it) : it));
  const [first] = bytes;
  return first && bytes.length === 1 ? first : concatBytes(...bytes);
}

/** BLAKE3, unkeyed, 32 bytes of output, over the concatenation of `parts`. */
export function hash(...parts: readonly Part[]): Uint8Array {
  return blake3(concat(parts));
}

/** The same, as hex. */
export function hashHex(...parts: readonly Part[]): Id {
  return bytesToHex(hash(...parts));
}

/** mosaik's `UniqueId::derive`: H(id ‖ info). */
export function derive(id: Uint8Array, info: string): Uint8Array {
  return hash(id, info);
}
