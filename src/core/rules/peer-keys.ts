// A peer id must be a key that a live peer can have.

import { type KeyFault, keyFault } from "../peers/key.ts";
import { hasRetired } from "../registry/retirement.ts";
import type { Rule } from "./rule.ts";

const FAULTS: Record<KeyFault, string> = {
  "off-curve": "its bytes are not a point on the curve, so mosaik cannot read it",
  "not-reduced":
    "mosaik reads it, but a real key is always encoded with y below 2^255 - 19, so no peer has this id",
  "small-order":
    "mosaik reads it, but it is one of the few points that no secret key produces, so no peer has this id",
};

export const peerKeys: Rule = {
  reads: ["/peerHints/*/peerId"],
  check({ definition }, { before, now }) {
    // A retired coalition stays as it was published.
    if (hasRetired(definition, now)) return [];
    const known = new Set(before?.peerHints.map(({ peerId }) => peerId));
    return definition.peerHints.flatMap(({ peerId }, at) => {
      const fault = known.has(peerId) ? undefined : keyFault(peerId);
      if (fault === undefined) return [];
      return {
        code: "peer-id-not-a-key",
        pointer: `/peerHints/${at}/peerId`,
        message: `A mosaik peer id is an ed25519 public key. This is not one: ${FAULTS[fault]}. A cold start from it would find nobody.`,
        fix: "Write the id that the running peer prints: 64 hex digits. A stable id, a fingerprint or a hash is not a peer id.",
        cause: peerId,
      };
    });
  },
};
