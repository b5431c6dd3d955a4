// Valid definitions in miniature: each builder gives a complete, valid value; a test names only what
// it is about.

import {
  deriveConfluence,
  deriveFingerprint,
  deriveLattice,
  deriveTicketIssuer,
} from "../../src/core/derivation/fingerprint.ts";
import {
  type Confluence,
  type Definition,
  type Id,
  type Lattice,
  MODULE_KINDS,
  type Module,
  type ModuleKind,
  type Operator,
  type Organism,
  type SpannedCitizen,
  type TicketIssuer,
  type Upcoming,
} from "../../src/core/registry/definition.ts";
import { idOf, peerOf } from "./ids.ts";

export const OPERATOR: Operator = {
  name: "Miniature Works",
  url: "https://example.org/",
  github: [{ login: "miniature-works", id: 1001 }],
};

/** A lattice whose stable id follows from its instance name and chain id. */
export function lattice(name: string, overrides: Partial<Lattice> = {}): Lattice {
  const chainId = overrides.chainId ?? 10;
  return {
    name,
    chainId,
    stableId: deriveLattice({ name, chainId }),
    handshake: "https://example.org/lattice",
    operator: OPERATOR,
    ...overrides,
  };
}

export function organism(name: string, overrides: Partial<Organism> = {}): Organism {
  return {
    role: `${name}-role`,
    name,
    stableId: idOf(`organism ${name}`),
    handshake: "https://example.org/organism",
    operator: OPERATOR,
    ...overrides,
  };
}

/** Two citizens: no confluence spans fewer. */
function spanOf(name: string): SpannedCitizen[] {
  return [1, 2].map((it) => ({ stableId: idOf(`citizen ${it} spanned by ${name}`) }));
}

/** With config bytes its fingerprint follows from them; without, it is declared. */
export function confluence(name: string, overrides: Partial<Confluence> = {}): Confluence {
  const { span = spanOf(name), config } = overrides;
  return {
    name,
    fingerprint: config ? deriveConfluence({ name, span, ...config }) : idOf(`confluence ${name}`),
    span,
    handshake: "https://example.org/confluence",
    docs: "https://example.org/confluence/docs",
    operator: OPERATOR,
    ...overrides,
  };
}

/** With config bytes its fingerprint follows from them; without, it is declared. */
export function shippedModule(name: ModuleKind, overrides: Partial<Module> = {}): Module {
  const { span = [], config } = overrides;
  return {
    fingerprint: config ? deriveConfluence({ name, span, ...config }) : idOf(`module ${name}`),
    docs: `https://example.org/${name}`,
    ...overrides,
  };
}

/** The modules of `kinds` shipped, the others stated as not shipped. */
export function modules(...kinds: ModuleKind[]): Definition["modules"] {
  const entries = MODULE_KINDS.map((kind) => [
    kind,
    kinds.includes(kind) ? shippedModule(kind) : null,
  ]);
  return Object.fromEntries(entries) as Definition["modules"];
}

export function ticketIssuer(name: string, overrides: Partial<TicketIssuer> = {}): TicketIssuer {
  const { config } = overrides;
  const fingerprint = config
    ? deriveTicketIssuer({ name, acl: config.acl })
    : idOf(`ticket issuer ${name}`);
  return { name, fingerprint, ...overrides };
}

/**
 * A definition of one lattice and nothing else, changed by `overrides`, under its right fingerprint and
 * of the archetype that fits.
 */
export function definition(overrides: Partial<Definition> = {}): Definition {
  return sealed({
    $schema: "../schemas/coalition.schema.json",
    schemaVersion: 1,
    name: "mini.coalition",
    // No two coalitions have one title.
    title: overrides.name === undefined ? "Mini coalition" : `Mini coalition ${overrides.name}`,
    archetype: overrides.lattices?.length === 0 ? "service" : "ecosystem",
    summary: "A coalition in *miniature*.",
    operator: OPERATOR,
    fingerprint: "",
    lattices: [lattice("mini.mainnet")],
    organisms: [],
    confluences: [],
    modules: modules(),
    ticketIssuer: null,
    peerHints: [{ peerId: peerOf("peer") }],
    ...overrides,
  });
}

/** The same definition under the fingerprint of its composition; one that is given stays. */
function sealed(unsealed: Definition): Definition {
  return { ...unsealed, fingerprint: unsealed.fingerprint || deriveFingerprint(unsealed) };
}

/** `before` with `changes`, under the fingerprint that follows from both. */
export function changed(before: Definition, changes: Partial<Definition>): Definition {
  return sealed({ ...before, fingerprint: "", ...changes });
}

/** A notice's announcement for 1 December 2026: a bump, or a retirement if `to` is null. */
export function announced(id: Id, to: Id | null, changes: Partial<Upcoming> = {}): Upcoming {
  const kind = to === null ? "retirement" : "stable-id";
  const effectiveAt = "2026-12-01T14:00:00Z";
  return { notice: 7, kind, id, to, effectiveAt, reason: "A new image.", ...changes };
}
