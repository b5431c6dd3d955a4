// The composition digest. It commits to what the unframed fingerprint does not: classes, positions, names, roles,
// spans, pins and config bytes. See docs/fingerprint.md.

import { sameJson } from "../json.ts";
import type { ConfigBytes, Definition, Hex, Id, SpannedCitizen } from "../registry/definition.ts";
import { type FoldedPart, type PartClass, partsOf } from "../registry/parts.ts";
import { canonicalJson, canonicalJsonOfHistory } from "./canonical-json.ts";
import { hashHex } from "./hash.ts";
import { DEFAULT_READING, readingOf } from "./readings/index.ts";

/** BLAKE3 over the RFC 8785 canonical JSON of a JSON value. Throws for any other value. */
export function digestJson(value: unknown): Id {
  return hashHex(canonicalJson(value));
}

/** The same for a definition or entry that may have been published before half surrogate pairs were refused. */
export function digestOfHistory(value: unknown): Id {
  return hashHex(canonicalJsonOfHistory(value));
}

export interface Identity {
  schemaVersion: number;
  /** Absent for the default reading, stated or not. */
  derivation?: string;
  name: string;
  /** In the order of the definition. */
  parts: PartIdentity[];
}

/** One part. Members without a value are left out, never null. */
export interface PartIdentity {
  class: PartClass;
  /** Its index within its class. */
  position: number;
  name: string;
  id: Id;
  span?: Pick<SpannedCitizen, "stableId" | "contentHash">[];
  config?: ConfigBytes | { acl: Hex };
}

/** The part of a definition that bears its identity: of all its parts, or of these. */
export function identityOf(definition: Definition, of = partsOf(definition)): Identity {
  const { schemaVersion, name } = definition;
  const counts = new Map<PartClass, number>();
  const parts = of.map((part): PartIdentity => {
    const position = counts.get(part.class) ?? 0;
    counts.set(part.class, position + 1);
    const called = part.class === "organism" ? part.value.role : part.name;
    return { class: part.class, position, name: called, id: part.id, ...bindingOf(part) };
  });
  const reading = readingOf(definition);
  const stated = reading === DEFAULT_READING ? {} : { derivation: reading.name };
  return { schemaVersion, ...stated, name, parts };
}

/** The canonical text of an identity before its first part and after its last. All other members are in these two. */
export function identityFrame(identity: Identity): { start: string; end: string } {
  const [before = "", end = ""] = canonicalJsonOfHistory({ ...identity, parts: [] }).split(
    NO_PARTS,
  );
  return { start: `${before}"parts":[`, end: `]${end}` };
}

const NO_PARTS = '"parts":[]';

/** The span and the config bytes of a part, for the classes that have them. */
function bindingOf(part: FoldedPart): Pick<PartIdentity, "span" | "config"> {
  if (part.class === "lattice" || part.class === "organism") return {};
  if (part.class === "ticket-issuer") {
    const { config } = part.value;
    return config ? { config: { acl: config.acl } } : {};
  }
  const { span, config } = part.value;
  return {
    ...(span ? { span: span.map(spanned) } : {}),
    ...(config ? { config: configBytes(config) } : {}),
  };
}

/** A span's labels are for people; only its ids are part of the identity. */
function spanned({ stableId, contentHash }: SpannedCitizen) {
  return contentHash === undefined ? { stableId } : { stableId, contentHash };
}

/** Copies only these keys: an unknown key is a mistake, but does not change the composition. */
function configBytes({ content, acl }: ConfigBytes): ConfigBytes {
  return { content, acl };
}

/** Whether two definitions have the same digest; comparing is much faster than hashing. */
export function sameComposition(a: Definition, b: Definition): boolean {
  return sameJson(identityOf(a), identityOf(b));
}

export function compositionDigest(definition: Definition): Id {
  return digestOfHistory(identityOf(definition));
}
