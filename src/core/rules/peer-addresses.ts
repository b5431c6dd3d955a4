// mosaik must be able to connect to the address of a peer hint.

import { addressFault, hostOf } from "../peers/address.ts";
import { isIpv4, isIpv6, isLocal } from "../peers/ip.ts";
import type { Finding } from "../problem.ts";
import { hasRetired } from "../registry/retirement.ts";
import { quote } from "../schema/words.ts";
import type { Rule } from "./rule.ts";

export const peerAddresses: Rule = {
  reads: ["/peerHints/*/address"],
  check({ definition }, { before, now }) {
    // A retired coalition stays as it was published.
    if (hasRetired(definition, now)) return [];
    const known = new Set(before?.peerHints.map(({ address }) => address));
    return definition.peerHints.flatMap(({ address }, at): Finding | [] => {
      if (address === undefined) return [];
      const pointer = `/peerHints/${at}/address`;
      const fault = addressFault(address);
      if (!fault) return isReachable(address) ? [] : unreachable(pointer, address);
      return known.has(address) ? [] : { code: "peer-address-invalid", pointer, ...fault };
    });
  },
};

/** Judged by the address alone. Documentation addresses count as reachable: the example registry uses them. */
function isReachable(address: string): boolean {
  const host = hostOf(address);
  return isIpv4(host) || isIpv6(host) ? !isLocal(host) : !/(^|\.)localhost\.?$/.test(host);
}

function unreachable(pointer: string, address: string): Finding {
  return {
    code: "peer-address-local",
    pointer,
    message: `${quote(address)} is the address of one machine or of a private network. Integrators outside it cannot reach the peer.`,
    fix: "Write the peer's address on the internet. If the coalition is only for that network, leave it.",
  };
}
