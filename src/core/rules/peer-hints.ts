// Integrators compile peer hints in. If all of them are gone, they can no longer cold-start.

import { hasRetired } from "../registry/retirement.ts";
import type { Rule } from "./rule.ts";

export const peerHints: Rule = {
  reads: ["/peerHints/*/peerId"],
  check({ definition }, { last, now }) {
    // A retired coalition must not change at all; another rule reports that.
    if (!last || hasRetired(last, now)) return [];
    const there = new Set(definition.peerHints.map(({ peerId }) => peerId));
    const before = last.peerHints.map(({ peerId }) => peerId);
    if (before.some((peerId) => there.has(peerId))) return [];
    const [first = ""] = before;
    return {
      code: "peer-hints-gone",
      pointer: "/peerHints",
      message:
        "All published peer hints were removed. Integrators compiled them in: once those peers are gone, a cold start finds no way into the universe.",
      fix: `Keep at least one until integrators have the new ones. For example: { "peerId": "${first}" }`,
    };
  },
};
