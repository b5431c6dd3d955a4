// The leaves of the derivation's tree: the parts that the fingerprint folds.

import { hexToBytes } from "@noble/hashes/utils.js";
import {
  type Definition,
  type Id,
  type Lattice,
  shippedModules,
  type TicketIssuer,
} from "../registry/definition.ts";
import { foldedIds } from "./fingerprint.ts";
import { configPreimage, type Preimage, preimageOf, type TreeNode } from "./tree-parts.ts";

/** A node for each id that the fingerprint folds after COALITION, in its order. */
export function leavesOf(definition: Definition): TreeNode[] {
  const folded = foldedIds(definition);
  const facts = [
    ...definition.lattices.map(latticeFacts),
    ...definition.organisms.map(({ role }, index) => ({
      key: `organism ${index}`,
      about: `The stable id of the organism for ${role}. What it is derived from is its operator’s, and is not published here.`,
      provenance: "declared" as const,
    })),
    ...servicesOf(definition),
  ];
  return folded.map(({ label, id, pointer }, at) => {
    const leaf = facts[at] as (typeof facts)[number];
    return { title: label, ...leaf, declared: { id, pointer } };
  });
}

type Facts = Omit<TreeNode, "title" | "declared">;

function latticeFacts({ name, chainId, stableId }: Lattice, index: number): Facts {
  const preimage = preimageOf(
    ["domain", "builder|"],
    ["instance name", name],
    ["separator", "|chain="],
    ["chain id, in decimal", String(chainId)],
  );
  const follows = preimage.hash === stableId;
  return {
    key: `lattice ${index}`,
    about: follows
      ? "The lattice’s stable id, from its instance name and chain id."
      : "The lattice’s stable id, which does not follow from its instance name and chain id: it is its operator’s word.",
    provenance: follows ? "recomputed" : "declared",
    preimage,
  };
}

/** Confluences, modules that ship, and the ticket issuer. */
function servicesOf(definition: Definition): Facts[] {
  const { lattices, organisms, confluences, ticketIssuer } = definition;
  const names = new Map([...lattices, ...organisms].map(({ stableId, name }) => [stableId, name]));
  const nameOf = (id: Id) => names.get(id);
  return [
    ...confluences.map(({ name, span, config }, index) =>
      serviceFacts(
        `confluence ${index}`,
        config && configPreimage({ name, span, ...config }, nameOf),
      ),
    ),
    ...shippedModules(definition).map(([name, { span = [], config }]) =>
      serviceFacts(`module ${name}`, config && configPreimage({ name, span, ...config }, nameOf)),
    ),
    ...(ticketIssuer ? [serviceFacts("ticket-issuer", issuerPreimage(ticketIssuer))] : []),
  ];
}

function serviceFacts(key: string, preimage: Preimage | undefined): Facts {
  return preimage
    ? {
        key,
        about: "Its fingerprint, from the config bytes that its operator publishes.",
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
