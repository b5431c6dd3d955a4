// A peer hint names a key that a live peer can have.

import { type KeyFault, keyFault } from "../peers/key.ts";
import { hasRetired } from "../registry/retirement.ts";
import type { Rule } from "./rule.ts";

const WHY: Record<KeyFault, string> = {
  "off-curve": "its bytes are not a point of the curve, so mosaik cannot even read it",
  "not-reduced":
    "mosaik reads it, but a peer's key is always written with a smaller number (y below 2^255 - 19), so no peer has this id",
  "small-order":
    "mosaik reads it, but it is one of the few points that no secret key leads to, so no peer has this id",
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
        message: `A peer id of mosaik is an ed25519 public key. This is not one: ${WHY[fault]}. Integrators would try to start from nobody.`,
        fix: "Write the id that the running peer gives as its own, 64 hex digits. A stable id, a fingerprint or a hash is not a peer id.",
        cause: peerId,
      };
    });
  },
};
