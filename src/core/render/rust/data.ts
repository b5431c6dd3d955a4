// The data of the Rust constant: everything published about the coalition that a binder needs.

import { shortCitizenId } from "../../derivation/fingerprint.ts";
import {
  type ConfigBytes,
  type Confluence,
  type Definition,
  type Lattice,
  type Module,
  type ModuleKind,
  type Mrtd,
  type Organism,
  type PeerHint,
  type SpannedCitizen,
  shippedModules,
  type TicketIssuer,
} from "../../registry/definition.ts";
import { type Code, option, slice, struct } from "./layout.ts";
import { byteSlice, bytes, id, text } from "./literals.ts";

/** The value of `COALITION`. */
export function coalitionConfig(definition: Definition): Code {
  const { name, lattices, organisms, confluences, ticketIssuer } = definition;
  return struct("CoalitionConfig", [
    ["name", text(name)],
    ["lattices", slice(lattices.map(latticeRef))],
    ["organisms", slice(organisms.map(organismRef))],
    ["confluences", slice(confluences.map(confluenceConfig))],
    ["modules", slice(shippedModules(definition).map(moduleConfig))],
    ["ticket_issuer", option(ticketIssuer ?? undefined, ticketIssuerConfig)],
  ]);
}

/** The value of `PEER_HINTS`. */
export function peerHints(hints: readonly PeerHint[]): Code {
  return slice(
    hints.map(({ peerId, address }) =>
      struct("PeerHint", [
        ["peer_id", bytes(peerId)],
        ["address", option(address, text)],
      ]),
    ),
  );
}

function latticeRef(lattice: Lattice): Code {
  const { name, chainId } = lattice;
  return struct("LatticeRef", [
    ["name", text(name)],
    ["chain_id", String(chainId)],
    ...citizenFields(lattice),
  ]);
}

function organismRef(organism: Organism): Code {
  const { role, name } = organism;
  return struct("OrganismRef", [
    ["role", text(role)],
    ["name", text(name)],
    ...citizenFields(organism),
  ]);
}

function citizenFields({
  stableId,
  contentHash,
  ticketIssuanceRoot,
  mrtds,
}: Lattice | Organism): [string, Code][] {
  return [
    ["stable_id", id(stableId)],
    ["citizen_id", bytes(shortCitizenId(stableId))],
    ["content_hash", option(contentHash, id)],
    ["ticket_issuance_root", option(ticketIssuanceRoot, id)],
    ["mrtds", measurements(mrtds)],
  ];
}

function confluenceConfig({ name, fingerprint, span, config, mrtds }: Confluence): Code {
  return struct("ConfluenceConfig", [
    ["name", text(name)],
    ["fingerprint", id(fingerprint)],
    ["span", spanned(span)],
    ["config", option(config, configBytes)],
    ["mrtds", measurements(mrtds)],
  ]);
}

function moduleConfig([kind, { fingerprint, span, config, mrtds }]: [ModuleKind, Module]): Code {
  return struct("ModuleConfig", [
    ["name", text(kind)],
    ["fingerprint", id(fingerprint)],
    ["span", option(span, spanned)],
    ["config", option(config, configBytes)],
    ["mrtds", measurements(mrtds)],
  ]);
}

function ticketIssuerConfig({ name, fingerprint, config }: TicketIssuer): Code {
  return struct("TicketIssuerConfig", [
    ["name", text(name)],
    ["fingerprint", id(fingerprint)],
    ["acl", option(config?.acl, byteSlice)],
  ]);
}

function spanned(span: readonly SpannedCitizen[]): Code {
  return slice(
    span.map(({ stableId, contentHash }) =>
      struct("SpannedCitizen", [
        ["stable_id", id(stableId)],
        ["content_hash", option(contentHash, id)],
      ]),
    ),
  );
}

function configBytes({ content, acl }: ConfigBytes): Code {
  return struct("ConfigBytes", [
    ["content", byteSlice(content)],
    ["acl", byteSlice(acl)],
  ]);
}

function measurements(mrtds: readonly Mrtd[] = []): Code {
  return slice(
    mrtds.map(({ unit, mrtd }) =>
      struct("Mrtd", [
        ["unit", text(unit)],
        ["mrtd", bytes(mrtd)],
      ]),
    ),
  );
}
