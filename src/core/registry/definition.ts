// The shape of a coalition definition, as `schemas/coalition.schema.json` accepts it. The schemas describe every
// field; a test keeps these types and the schemas in step.

/** 64 lowercase hex digits, bare: a mosaik `UniqueId` of 32 bytes. */
export type Id = string;
/** Lowercase hex digits, two for each byte. */
export type Hex = string;
/** A UTC time, `2026-12-01T14:00:00Z` or without the seconds. */
export type UtcTime = string;

export const MODULE_KINDS = ["atlas", "almanac", "chronicle", "compute"] as const;
export type ModuleKind = (typeof MODULE_KINDS)[number];

export type Archetype = "ecosystem" | "service" | "multi-operator";

export interface GithubAccount {
  login: string;
  id: number;
}

export interface Operator {
  name: string;
  url?: string;
  github: GithubAccount[];
}

export interface Mrtd {
  unit: string;
  /** 96 lowercase hex digits: 48 bytes. */
  mrtd: Hex;
}

export interface SpannedCitizen {
  stableId: Id;
  name?: string;
  /** The pinned content hash; absent when none is pinned. */
  contentHash?: Id;
}

interface CitizenFacts {
  name: string;
  stableId: Id;
  contentHash?: Id;
  ticketIssuanceRoot?: Id;
  handshake: string;
  mrtds?: Mrtd[];
  operator: Operator;
  redFlags?: string[];
}

export interface Lattice extends CitizenFacts {
  chainId: number;
}

export interface Organism extends CitizenFacts {
  role: string;
}

export interface Service {
  docs: string;
  crate?: string;
  verbs?: string[];
}

export interface ConfigBytes {
  content: Hex;
  acl: Hex;
}

export interface Confluence extends Service {
  name: string;
  fingerprint: Id;
  span: SpannedCitizen[];
  config?: ConfigBytes;
  handshake: string;
  operator: Operator;
  mrtds?: Mrtd[];
}

export interface Module extends Service {
  fingerprint: Id;
  span?: SpannedCitizen[];
  config?: ConfigBytes;
  mrtds?: Mrtd[];
}

export interface TicketIssuer {
  name: string;
  fingerprint: Id;
  config?: { acl: Hex };
  docs?: string;
}

export interface PeerHint {
  peerId: Id;
  address?: string;
  note?: string;
}

export const UPCOMING_KINDS = [
  "stable-id",
  "content-hash",
  "fingerprint",
  "mrtd",
  "ticket-issuance-root",
  "retirement",
] as const;

export interface Upcoming {
  /** The number of the bump notice's issue. */
  notice: number;
  kind: (typeof UPCOMING_KINDS)[number];
  id: Hex;
  to: Hex | null;
  effectiveAt: UtcTime;
  reason: string;
}

export interface Retirement {
  at: UtcTime;
  reason: string;
  replacement: string | null;
}

/** Why the latest change is urgent. */
export interface Urgent {
  reason: string;
}

export interface Definition {
  $schema: string;
  schemaVersion: 1;
  /** The name of a reading in `derivation/readings`; absent for the default. */
  derivation?: string;
  name: string;
  title: string;
  archetype: Archetype;
  /** Markdown, one paragraph. */
  summary: string;
  operator: Operator;
  /** As the operator declares it; `derivation/fingerprint.ts` recomputes it. */
  fingerprint: Id;
  lattices: Lattice[];
  organisms: Organism[];
  confluences: Confluence[];
  modules: Record<ModuleKind, Module | null>;
  ticketIssuer: TicketIssuer | null;
  peerHints: PeerHint[];
  urgent?: Urgent;
  upcoming?: Upcoming[];
  retirement?: Retirement;
}

/** The shipped modules, in the order in which the fingerprint folds them. */
export function shippedModules({ modules }: Pick<Definition, "modules">): [ModuleKind, Module][] {
  return MODULE_KINDS.flatMap((kind): [ModuleKind, Module][] => {
    const module = modules[kind];
    return module === null ? [] : [[kind, module]];
  });
}
