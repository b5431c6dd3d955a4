// A second hint for the same peer is useful only with another address.

import { groupBy } from "../group-by.ts";
import { hasRetired } from "../registry/retirement.ts";
import type { Rule } from "./rule.ts";

export const peerRepeated: Rule = {
  reads: ["/peerHints/*/peerId", "/peerHints/*/address"],
  check({ definition }, { now }) {
    if (hasRetired(definition, now)) return [];
    const hints = definition.peerHints.map((hint, at) => ({ ...hint, at }));
    return [...groupBy(hints, ({ peerId }) => peerId).values()].flatMap(([first, ...others]) => {
      const addresses = new Set([first?.address]);
      return others.flatMap(({ peerId, address, at }) => {
        const isFurther = address !== undefined && !addresses.has(address);
        addresses.add(address);
        if (isFurther) return [];
        return {
          code: "peer-repeated",
          pointer: `/peerHints/${at}/peerId`,
          message: `/peerHints/${first?.at} already names this peer. The second hint adds no address, so it does not help anyone start.`,
          fix: "Remove one of the two, or write the id of another peer.",
          cause: peerId,
        };
      });
    });
  },
};
