// What the Rust constant contains beyond the identity, as one text. Its tests build the same text from the data and
// compare hashes.

import { shortCitizenId } from "../../derivation/fingerprint.ts";
import {
  type Definition,
  type Id,
  type Lattice,
  type Mrtd,
  type Organism,
  shippedModules,
} from "../../registry/definition.ts";
import { oneLine } from "../../text.ts";

export function factsOf(definition: Definition, networkId: Id): string {
  const { peerHints, lattices, organisms, confluences } = definition;
  const lines = [
    networkId,
    ...peerHints.map(({ peerId, address }) => {
      return `${peerId} ${optional(address === undefined ? undefined : oneLine(address))}`;
    }),
    ...lattices.flatMap((it) => [`${it.name} ${it.chainId}`, ...citizen(it)]),
    ...organisms.flatMap((it) => [it.name, ...citizen(it)]),
    ...confluences.flatMap((it) => [it.name, ...measurements(it.mrtds)]),
    ...shippedModules(definition).flatMap(([kind, { mrtds }]) => [kind, ...measurements(mrtds)]),
  ];
  return lines.join("\n");
}

function citizen({
  stableId,
  contentHash,
  ticketIssuanceRoot,
  mrtds,
}: Lattice | Organism): string[] {
  const ids = [shortCitizenId(stableId), optional(contentHash), optional(ticketIssuanceRoot)];
  return [ids.join(" "), ...measurements(mrtds)];
}

function measurements(mrtds: readonly Mrtd[] = []): string[] {
  return mrtds.map(({ unit, mrtd }) => `${mrtd} ${oneLine(unit)}`);
}

/** "-" if there is none. */
function optional(value: string | undefined): string {
  return value === undefined ? "-" : `=${value}`;
}
