// Whether a peer id can be the key of a live peer. A mosaik `PeerId` is an iroh `EndpointId`: an ed25519 public
// key that encrypts everything sent to the peer.
//
// iroh reads it with ed25519-dalek's `VerifyingKey::from_bytes`, which only requires that the bytes decompress to a
// point on the curve. It therefore accepts three kinds of points that no endpoint can have as its id, because an
// endpoint computes its id from a secret key (a multiple of the base point) and compresses it:
// - an unreduced y, of 2^255 - 19 or more: compressing always reduces y;
// - an x of zero with the sign bit set: compressing never sets it there (such a point also has small order);
// - a point of small order, including the identity: only the zeroth multiple of the base point is one, and clamping
//   prevents a secret key of zero.
// This check refuses these three, and accepts everything else that iroh accepts. It does not search for points with a
// component of small order: that takes a multiplication, which is a hundred times slower than decoding.

import { ed25519 } from "@noble/curves/ed25519.js";
import type { Id } from "../registry/definition.ts";

export type KeyFault = "off-curve" | "not-reduced" | "small-order";

/** Why no live peer can have this id; undefined if one can. */
export function keyFault(id: Id): KeyFault | undefined {
  const point = decoded(id, false);
  if (point) return point.isSmallOrder() ? "small-order" : undefined;
  return decoded(id, true) ? "not-reduced" : "off-curve";
}

/** Decodes as in RFC 8032; with `zip215`, as ed25519-dalek does, which accepts an unreduced y and a minus zero. */
function decoded(id: Id, zip215: boolean) {
  try {
    return ed25519.Point.fromHex(id, zip215);
  } catch {
    return undefined;
  }
}
