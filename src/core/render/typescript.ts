// The constant that a TypeScript integrator compiles in: plain data with its types and no dependency. It has the same
// content as the Rust constant.

import { compositionDigest } from "../derivation/composition.ts";
import { deriveModuleRoot, deriveTicketsRoot, shortCitizenId } from "../derivation/fingerprint.ts";
import { readingOf } from "../derivation/readings/index.ts";
import {
  type ConfigBytes,
  type Definition,
  type Lattice,
  MODULE_KINDS,
  type ModuleKind,
  type Mrtd,
  type Organism,
  type SpannedCitizen,
  shippedModules,
} from "../registry/definition.ts";
import { oneLine } from "../text.ts";
import { codeLine } from "./constant-code.ts";
import { type ConstantOrigin, originLines } from "./constant-origin.ts";

export function renderTypeScript(definition: Definition, origin: ConstantOrigin): string {
  return [
    ...originLines(definition, origin).map((it) => `// ${it}`),
    "// Ids and bytes are lowercase hex digits, two for each byte.",
    "",
    "/** The universe: the id of the mosaik network. */",
    `export const UNIVERSE = ${code(origin.networkId)};`,
    "",
    "/** Peers of the universe, for a cold start. */",
    `export const PEER_HINTS = ${code(peerHints(definition))} as const satisfies readonly PeerHint[];`,
    "",
    "/** The coalition to compile in. */",
    `export const COALITION = ${code(config(definition))} as const satisfies CoalitionConfig;`,
    "",
    codeLine(),
    "",
    TYPES,
  ].join("\n");
}

function code(value: unknown): string {
  return JSON.stringify(value, null, 2).replaceAll(UNQUOTED_KEY, "$1$2:");
}

const UNQUOTED_KEY = /^( *)"([a-zA-Z]+)":/gm;

function peerHints({ peerHints }: Definition) {
  return peerHints.map(({ peerId, address }) => ({ peerId, address: textOrNull(address) }));
}

function config(definition: Definition) {
  const { name, fingerprint, lattices, organisms, confluences, ticketIssuer } = definition;
  const tickets = deriveTicketsRoot(fingerprint);
  return {
    name,
    derivation: readingOf(definition).name,
    fingerprint,
    compositionDigest: compositionDigest(definition),
    lattices: lattices.map((it) => ({ name: it.name, chainId: it.chainId, ...citizen(it) })),
    organisms: organisms.map((it) => ({ role: it.role, name: it.name, ...citizen(it) })),
    confluences: confluences.map(({ name, fingerprint, span, config, mrtds }) => {
      const bytes = configBytes(config);
      return { name, fingerprint, span: spanned(span), config: bytes, mrtds: measured(mrtds) };
    }),
    modules: modules(definition),
    ticketIssuer: ticketIssuer && {
      name: ticketIssuer.name,
      fingerprint: ticketIssuer.fingerprint,
      acl: ticketIssuer.config?.acl ?? null,
      root: tickets,
    },
  };
}

/** All four, so that one that is not shipped is explicitly null. */
function modules(definition: Definition) {
  const shipped = new Map(shippedModules(definition));
  const entries = MODULE_KINDS.map((kind): [ModuleKind, object | null] => {
    const module = shipped.get(kind);
    if (!module) return [kind, null];
    const { fingerprint, span, config, mrtds } = module;
    const root = deriveModuleRoot(definition.fingerprint, kind);
    const citizens = span ? spanned(span) : null;
    const bytes = configBytes(config);
    return [kind, { fingerprint, root, span: citizens, config: bytes, mrtds: measured(mrtds) }];
  });
  return Object.fromEntries(entries);
}

function citizen({ stableId, contentHash, ticketIssuanceRoot, mrtds }: Lattice | Organism) {
  return {
    stableId,
    citizenId: shortCitizenId(stableId),
    contentHash: contentHash ?? null,
    ticketIssuanceRoot: ticketIssuanceRoot ?? null,
    mrtds: measured(mrtds),
  };
}

function spanned(span: readonly SpannedCitizen[]) {
  return span.map(({ stableId, contentHash }) => {
    return { stableId, contentHash: contentHash ?? null };
  });
}

function configBytes(config: ConfigBytes | undefined) {
  return config ? { content: config.content, acl: config.acl } : null;
}

function measured(mrtds: readonly Mrtd[] = []) {
  return mrtds.map(({ unit, mrtd }) => ({ unit: oneLine(unit), mrtd }));
}

function textOrNull(text: string | undefined): string | null {
  return text === undefined ? null : oneLine(text);
}

const TYPES = `export interface PeerHint {
  readonly peerId: string;
  /** An IP address with a port, or the URL of a relay. */
  readonly address: string | null;
}

export interface CoalitionConfig {
  readonly name: string;
  /** The reading of the derivation that the fingerprint follows. */
  readonly derivation: string;
  /** COALITION_ROOT: what \`coalition_id()\` returns. */
  readonly fingerprint: string;
  /** The registry's: it commits to what the fingerprint does not. */
  readonly compositionDigest: string;
  readonly lattices: readonly LatticeRef[];
  readonly organisms: readonly OrganismRef[];
  readonly confluences: readonly ConfluenceConfig[];
  /** null for one that is not shipped. */
  readonly modules: Readonly<
    Record<"atlas" | "almanac" | "chronicle" | "compute", ModuleConfig | null>
  >;
  readonly ticketIssuer: TicketIssuerConfig | null;
}

interface Citizen {
  readonly stableId: string;
  /** The first 20 bytes of the stable id: the key in cross-citizen commits. */
  readonly citizenId: string;
  readonly contentHash: string | null;
  readonly ticketIssuanceRoot: string | null;
  readonly mrtds: readonly Mrtd[];
}

export interface LatticeRef extends Citizen {
  readonly name: string;
  readonly chainId: number;
}

export interface OrganismRef extends Citizen {
  readonly role: string;
  /** The organism's own name. */
  readonly name: string;
}

export interface ConfluenceConfig {
  readonly name: string;
  readonly fingerprint: string;
  readonly span: readonly SpannedCitizen[];
  /** null if its operator publishes none. */
  readonly config: ConfigBytes | null;
  readonly mrtds: readonly Mrtd[];
}

export interface ModuleConfig {
  readonly fingerprint: string;
  /** What its handles bind to. */
  readonly root: string;
  /** null if its operator publishes none. */
  readonly span: readonly SpannedCitizen[] | null;
  readonly config: ConfigBytes | null;
  readonly mrtds: readonly Mrtd[];
}

export interface TicketIssuerConfig {
  readonly name: string;
  readonly fingerprint: string;
  /** null if its operator publishes none. */
  readonly acl: string | null;
  /** What tickets are bound to. */
  readonly root: string;
}

/** A citizen that a confluence or module folds. */
export interface SpannedCitizen {
  readonly stableId: string;
  /** The content hash that the span pins. */
  readonly contentHash: string | null;
}

export interface ConfigBytes {
  readonly content: string;
  readonly acl: string;
}

/** The TDX measurement of an image. */
export interface Mrtd {
  readonly unit: string;
  readonly mrtd: string;
}
`;
