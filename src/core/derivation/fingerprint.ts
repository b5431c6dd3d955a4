// The fingerprint derivation, version 1, byte for byte. The definition's reading decides what the root folds. See
// docs/fingerprint.md. A new version goes into its own file, chosen by schemaVersion.

import { bytesToHex, hexToBytes } from "@noble/hashes/utils.js";
import {
  type Definition,
  type Hex,
  type Id,
  type Lattice,
  MODULE_KINDS,
  type ModuleKind,
  type SpannedCitizen,
} from "../registry/definition.ts";
import { type FoldedPart, partsOf, type ServicePart } from "../registry/parts.ts";
import { derive, hashHex, type Part } from "./hash.ts";
import { READINGS, type Reading, readingOf } from "./readings/index.ts";

const VERSION = Uint8Array.of(1);

/** Exactly what the fingerprint is derived from. */
export type Composition = Pick<
  Definition,
  "derivation" | "name" | "lattices" | "organisms" | "confluences" | "modules" | "ticketIssuer"
>;

/** COALITION = H("coalition|" ‖ V ‖ "|" ‖ name): the coalition's id before its parts are folded in. */
export function deriveCoalition(name: string): Id {
  return hashHex("coalition|", VERSION, "|", name);
}

/** Every id that is hashed to COALITION_ROOT, in order: COALITION, then the folded parts. */
export function rootParts(composition: Composition): { label: string; id: Id }[] {
  const { name } = composition;
  const folded = foldedParts(composition).map(({ label, id }) => ({ label, id }));
  return [{ label: `COALITION ${name}`, id: deriveCoalition(name) }, ...folded];
}

/** The parts that COALITION_ROOT folds after COALITION, in order, by the definition's reading. */
export function foldedParts(composition: Composition): readonly FoldedPart[] {
  return readingOf(composition).folded(partsOf(composition));
}

/** COALITION_ROOT: coalition_id(), the fingerprint. */
export function deriveFingerprint(composition: Composition): Id {
  return hashHex(...rootParts(composition).map(({ id }) => hexToBytes(id)));
}

/** The other reading that would give a composition this fingerprint. */
export function otherReadingOf(composition: Composition, fingerprint: Id): Reading | undefined {
  const own = readingOf(composition);
  return READINGS.find(
    (reading) =>
      reading !== own &&
      deriveFingerprint({ ...composition, derivation: reading.name }) === fingerprint,
  );
}

/** The root of a module: COALITION_ROOT.derive("module").derive(kind), shipped or not. */
export function deriveModuleRoot(fingerprint: Id, kind: ModuleKind): Id {
  return bytesToHex(derive(derive(hexToBytes(fingerprint), "module"), kind));
}

export function deriveModuleRoots(fingerprint: Id): Record<ModuleKind, Id> {
  const roots = MODULE_KINDS.map((kind) => [kind, deriveModuleRoot(fingerprint, kind)]);
  return Object.fromEntries(roots) as Record<ModuleKind, Id>;
}

/** COALITION_ROOT.derive("tickets"). */
export function deriveTicketsRoot(fingerprint: Id): Id {
  return bytesToHex(derive(hexToBytes(fingerprint), "tickets"));
}

/** The input of a confluence's or module's fingerprint. */
export interface Config {
  name: string;
  span: readonly SpannedCitizen[];
  content: Hex;
  acl: Hex;
}

/** The preimage of a confluence's or module's fingerprint, as parts. */
export function confluencePreimage({ name, span, content, acl }: Config): Part[] {
  const parts: Part[] = ["confluence|", VERSION, "|", name];
  for (const { stableId, contentHash } of span) {
    parts.push(hexToBytes(stableId));
    if (contentHash !== undefined) parts.push(hexToBytes(contentHash));
  }
  parts.push(hexToBytes(content), hexToBytes(acl));
  return parts;
}

/** CONFLUENCE. A module's fingerprint has the same form, with the module's name. */
export function deriveConfluence(config: Config): Id {
  return hashHex(...confluencePreimage(config));
}

/** TICKET_ISSUER = H("ticket-issuer|" ‖ V ‖ "|" ‖ name ‖ acl bytes). */
export function deriveTicketIssuer({ name, acl }: { name: string; acl: Hex }): Id {
  return hashHex("ticket-issuer|", VERSION, "|", name, hexToBytes(acl));
}

/** LATTICE = H("builder|" ‖ instance name ‖ "|chain=" ‖ chain id in decimal). */
export function deriveLattice({ name, chainId }: { name: string; chainId: number }): Id {
  return hashHex("builder|", name, "|chain=", String(chainId));
}

/**
 * "recomputed": the operator publishes the config bytes, and the check derived the fingerprint from them. "declared":
 * only the fingerprint is published.
 */
export type Provenance = "recomputed" | "declared";

export function provenanceOf(part: { config?: unknown }): Provenance {
  return part.config === undefined ? "declared" : "recomputed";
}

/** A lattice's stable id follows from its published instance name and chain id, or it is only declared. */
export function latticeProvenance(lattice: Lattice): Provenance {
  return deriveLattice(lattice) === lattice.stableId ? "recomputed" : "declared";
}

/** The key of a citizen in cross-citizen commits: the first 20 bytes of its stable id. */
export function shortCitizenId(stableId: Id): Hex {
  return stableId.slice(0, 40);
}

/** The fingerprint derived from a confluence's or module's published bytes; undefined if it publishes none. */
export function recomputeService({
  name,
  value: { span = [], config },
}: Pick<ServicePart, "name" | "value">): Id | undefined {
  return config && deriveConfluence({ name, span, content: config.content, acl: config.acl });
}
