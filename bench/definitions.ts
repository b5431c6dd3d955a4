// The definitions of a large registry: all different, and the same on every machine.

import type { Definition, Lattice, Organism } from "../src/core/registry/definition.ts";
import {
  confluence,
  definition,
  lattice,
  modules,
  organism,
  shippedModule,
  ticketIssuer,
} from "../test/support/definitions.ts";
import { idOf, mrtdOf, peerOf } from "../test/support/ids.ts";

const ECOSYSTEMS = ["mev", "signals", "superchain", "rollups", "oracles", "bridges", "relays"];
const ROLES = ["attestation-aggregator", "identity-substrate", "price-feed", "order-router"];

/** A citizen that several coalitions may refer to. */
export const SHARED = organism("shared-substrate", {
  operator: {
    name: "Shared Works",
    url: "https://shared.example/",
    github: [{ login: "shared-works", id: 9_999 }],
  },
});

/**
 * The `index`-th definition of a registry, about 6 KB in its operator's layout: citizens of several
 * operators with images, a confluence that spans them, modules, tickets and an announced change.
 * `further` citizens are added to its own.
 */
export function definitionAt(
  index: number,
  $schema: string,
  further: readonly Organism[] = [],
): Definition {
  const ecosystem = ECOSYSTEMS[index % ECOSYSTEMS.length];
  const name = `${ecosystem}.coalition-${String(index).padStart(5, "0")}`;
  const lattices = listOf(1 + (index % 3), (at) => latticeOf(name, index, at));
  const own = listOf(1 + (index % 2), (at) => organismOf(name, index + at));
  const organisms = [...own, ...further];
  return definition({
    $schema,
    name,
    title: `Coalition ${index} of ${ecosystem}`,
    archetype: index % 2 === 0 ? "multi-operator" : "ecosystem",
    summary: `Lattices and organisms of **several operators** under one handshake, with a \`shared-ledger\` that attributes order flow across them: number ${index} of its kind.`,
    operator: operatorOf(index),
    lattices,
    organisms,
    confluences: [confluenceOf(name, index, [...lattices, ...organisms])],
    modules: modulesOf(name, index),
    ticketIssuer: ticketIssuer(`tickets-${index}`, {
      config: { acl: mrtdOf(`issuer of ${name}`) },
      docs: "https://docs.example/tickets/",
    }),
    peerHints: [
      { peerId: peerOf(`peer of ${name}`), address: `203.0.113.${(index % 254) + 1}:4433` },
      { peerId: peerOf(`second peer of ${name}`), note: "Resolved by the universe's discovery" },
    ],
    ...(index % 4 === 0 ? { upcoming: [announcementOf(name, organisms)] } : {}),
  });
}

function listOf<T>(length: number, itemAt: (at: number) => T): T[] {
  return Array.from({ length }, (_, at) => itemAt(at));
}

const OPERATORS = 500;

function operatorOf(number: number): Definition["operator"] {
  const login = `builders-${number % OPERATORS}`;
  return {
    name: `Builders ${number % OPERATORS}`,
    url: `https://${login}.example/`,
    github: [{ login, id: 10_000 + (number % OPERATORS) }],
  };
}

function latticeOf(name: string, index: number, at: number): Lattice {
  const instance = `chain-${index}-${at}.mainnet`;
  return lattice(instance, {
    chainId: 10 + index * 4 + at,
    contentHash: idOf(`content of ${instance}`),
    ...(at === 0 ? { ticketIssuanceRoot: idOf(`tickets of ${instance}`) } : {}),
    handshake: `https://lattices.example/${name}/${instance}/`,
    operator: operatorOf(index + at),
    ...(at === 0
      ? { mrtds: ["zipnet", "unseal"].map((unit) => ({ unit, mrtd: mrtdOf(instance + unit) })) }
      : {}),
    ...(at === 2 ? { redFlags: ["Runs on one cloud provider."] } : {}),
  });
}

function organismOf(name: string, number: number): Organism {
  return organism(`organism-${number}`, {
    role: ROLES[number % ROLES.length] ?? "role",
    stableId: idOf(`organism ${number} of ${name}`),
    contentHash: idOf(`content of organism ${number} of ${name}`),
    handshake: `https://organisms.example/organism-${number}/`,
    // Never the operator of a lattice in the same definition.
    operator: operatorOf(number + OPERATORS / 2),
  });
}

function confluenceOf(name: string, index: number, citizens: (Lattice | Organism)[]) {
  return confluence("shared-ledger", {
    span: citizens.map((it) => ({
      stableId: it.stableId,
      name: it.name,
      ...(it.contentHash === undefined ? {} : { contentHash: it.contentHash }),
    })),
    config: { content: mrtdOf(`ledger of ${name}`), acl: idOf(`acl of ${name}`) },
    operator: operatorOf(index),
    docs: "https://docs.example/shared-ledger/",
    crate: "shared-ledger",
    verbs: ["Ledger::attribute", "Ledger::balance"],
    mrtds: [{ unit: "ledger committee", mrtd: mrtdOf(`committee of ${name}`) }],
  });
}

function modulesOf(name: string, index: number): Definition["modules"] {
  const config = { content: idOf(`atlas of ${name}`), acl: idOf(`acl of atlas of ${name}`) };
  const compute = shippedModule("compute", {
    fingerprint: idOf(`compute of ${name}`),
    crate: "coalition-compute",
    verbs: ["Compute::schedule", "Compute::result"],
  });
  return {
    ...modules(),
    atlas: shippedModule("atlas", { config, crate: "coalition-atlas", verbs: ["Atlas::read"] }),
    ...(index % 3 === 0 ? { compute } : {}),
  };
}

function announcementOf(name: string, organisms: Organism[]) {
  return {
    notice: 2,
    kind: "stable-id" as const,
    id: organisms[0]?.stableId ?? "",
    to: idOf(`the next organism of ${name}`),
    effectiveAt: "2099-12-15T14:00:00Z",
    reason: "The operator replaces its substrate; the old one retires at cutover.",
  };
}
