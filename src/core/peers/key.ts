// Whether a peer id can be the key of a live peer. A mosaik `PeerId` is an iroh `EndpointId`: an ed25519 public
// key, by which everything sent to the peer is encrypted.
//
// iroh reads one with ed25519-dalek's `VerifyingKey::from_bytes`, which asks only that the bytes decompress to a
// point of the curve. So it reads three kinds of points that no endpoint ever has as its id, because an endpoint
// computes its id from a secret key (a multiple of the base point) and compresses it:
// - a y that is not reduced, of 2^255 - 19 or more: compressing writes every y reduced;
// - an x of zero with the sign bit set: compressing never sets it there (such a point is also of small order);
// - a point of small order, the identity among them: of the multiples of the base point only the zeroth is one,
//   and clamping keeps a secret key from being zero.
// These are refused here, too, and nothing else is that iroh reads. A point with a component of small order is
// not looked for: telling it takes a multiplication, a hundred times as long as reading the point.

import { ed25519 } from "@noble/curves/ed25519.js";
import type { Id } from "../registry/definition.ts";

export type KeyFault = "off-curve" | "not-reduced" | "small-order";

/** Why no live peer has this id; undefined where one may. */
export function keyFault(id: Id): KeyFault | undefined {
  const point = decoded(id, false);
  if (point) return point.isSmallOrder() ? "small-order" : undefined;
  return decoded(id, true) ? "not-reduced" : "off-curve";
}

/** As RFC 8032 has it, or with `zip215` as ed25519-dalek has it: a y that is not reduced, and a minus zero. */
function decoded(id: Id, zip215: boolean) {
  try {
    return ed25519.Point.fromHex(id, zip215);
  } catch {
    return undefined;
  }
}
