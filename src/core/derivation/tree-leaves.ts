// The leaves of the derivation's tree: the parts. The definition's reading says which of them the fingerprint folds.

import { hexToBytes } from "@noble/hashes/utils.js";
import type { Definition, Id, Lattice, TicketIssuer } from "../registry/definition.ts";
import { citizensOf, type FoldedPart, partsOf } from "../registry/parts.ts";
import { configPreimage, type Preimage, preimageOf, type TreeNode } from "./tree-parts.ts";

/** A node for each part, in the order of the definition. */
export function leavesOf(definition: Definition): TreeNode[] {
  const citizens = citizensOf(definition).map(({ id, value }): [Id, string] => [id, value.name]);
  const names = new Map(citizens);
  return partsOf(definition).map((part) => ({
    title: part.label,
    ...factsOf(part, (id) => names.get(id)),
    declared: { id: part.id, pointer: part.idPointer },
  }));
}

type Facts = Omit<TreeNode, "title" | "declared">;

/** `nameOf` gives a citizen's name by its stable id. */
function factsOf(part: FoldedPart, nameOf: (id: Id) => string | undefined): Facts {
  const index = part.pointer.slice(part.pointer.lastIndexOf("/") + 1);
  switch (part.class) {
    case "lattice":
      return latticeFacts(part.value, `lattice ${index}`);
    case "organism":
      return {
        key: `organism ${index}`,
        about: `The stable id of the organism for ${part.value.role}. Its operator derives it from data that is not published here.`,
        provenance: "declared",
      };
    case "ticket-issuer":
      return serviceFacts("ticket-issuer", issuerPreimage(part.value));
    default: {
      const { span = [], config } = part.value;
      const preimage = config && configPreimage({ name: part.name, span, ...config }, nameOf);
      return serviceFacts(`${part.class} ${index}`, preimage);
    }
  }
}

function latticeFacts({ name, chainId, stableId }: Lattice, key: string): Facts {
  const preimage = preimageOf(
    ["domain", "builder|"],
    ["instance name", name],
    ["separator", "|chain="],
    ["chain id, in decimal", String(chainId)],
  );
  const follows = preimage.hash === stableId;
  return {
    key,
    about: follows
      ? "The lattice’s stable id, from its instance name and chain id."
      : "The lattice’s stable id, as its operator declares it. It does not match the instance name and chain id.",
    provenance: follows ? "recomputed" : "declared",
    preimage,
  };
}

function serviceFacts(key: string, preimage: Preimage | undefined): Facts {
  return preimage
    ? {
        key,
        about: "Its fingerprint, derived from the config bytes that its operator publishes.",
        provenance: "recomputed",
        preimage,
      }
    : {
        key,
        about: "Its fingerprint, as its operator declares it: no config bytes are published.",
        provenance: "declared",
      };
}

function issuerPreimage({ name, config }: TicketIssuer): Preimage | undefined {
  return (
    config &&
    preimageOf(
      ["domain", "ticket-issuer|"],
      ["schema version", Uint8Array.of(1)],
      ["separator", "|"],
      ["name", name],
      ["acl bytes", hexToBytes(config.acl)],
    )
  );
}
