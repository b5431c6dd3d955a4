// Stable ids for tests: any label gives one, always the same, and two labels never give one.

import { ed25519 } from "@noble/curves/ed25519.js";
import { blake3 } from "@noble/hashes/blake3.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import type { Hex, Id } from "../../src/core/registry/definition.ts";

/** 64 hex digits. */
export function idOf(label: string): Id {
  return bytesToHex(blake3(utf8ToBytes(label)));
}

/** 96 hex digits, like an MR_TD. */
export function mrtdOf(label: string): Hex {
  return bytesToHex(blake3(utf8ToBytes(label), { dkLen: 48 }));
}

const PEERS = new Map<string, Id>();

/** The id of a peer, which is a key: that of the secret key that the label gives. */
export function peerOf(label: string): Id {
  const known = PEERS.get(label);
  if (known !== undefined) return known;
  const id = bytesToHex(ed25519.getPublicKey(blake3(utf8ToBytes(label))));
  PEERS.set(label, id);
  return id;
}
