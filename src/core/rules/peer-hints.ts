// Integrators compile peer hints in: if none of them is left, they cannot cold-start any more.

import { hasRetired } from "../registry/retirement.ts";
import type { Rule } from "./rule.ts";

export const peerHints: Rule = {
  reads: ["/peerHints/*/peerId"],
  check({ definition }, { last, now }) {
    // A retired coalition may not change at all, which another rule tells.
    if (!last || hasRetired(last, now)) return [];
    const there = new Set(definition.peerHints.map(({ peerId }) => peerId));
    const before = last.peerHints.map(({ peerId }) => peerId);
    if (before.some((peerId) => there.has(peerId))) return [];
    const [first = ""] = before;
    return {
      code: "peer-hints-gone",
      pointer: "/peerHints",
      message:
        "No peer that was published last is left. Integrators compiled those in: once they are gone, whoever starts cold finds no way into the universe.",
      fix: `Keep at least one until integrators have taken the new ones, such as: { "peerId": "${first}" }`,
    };
  },
};
