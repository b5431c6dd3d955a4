// The composition digest: it commits to what the unframed fingerprint does not — classes, positions,
// names, roles, spans, pins and config bytes. See docs/fingerprint.md.

import { sameJson } from "../json.ts";
import {
  type ConfigBytes,
  type Definition,
  type Id,
  type SpannedCitizen,
  shippedModules,
} from "../registry/definition.ts";
import { canonicalJson } from "./canonical-json.ts";
import { hashHex } from "./hash.ts";

/** BLAKE3 over the RFC 8785 canonical JSON of a JSON value. */
export function digestJson(value: unknown): Id {
  return hashHex(canonicalJson(value));
}

export interface Identity {
  schemaVersion: number;
  name: string;
  /** In the order in which the fingerprint folds them. */
  parts: unknown[];
}

/** The identity-bearing part of a definition. Absent members are absent, never null. */
export function identityOf(definition: Definition): Identity {
  const { schemaVersion, name, lattices, organisms, confluences, ticketIssuer } = definition;
  return {
    schemaVersion,
    name,
    parts: [
      ...lattices.map((it, position) => ({
        class: "lattice",
        position,
        name: it.name,
        id: it.stableId,
      })),
      ...organisms.map((it, position) => ({
        class: "organism",
        position,
        name: it.role,
        id: it.stableId,
      })),
      ...confluences.map((it, position) => ({
        class: "confluence",
        position,
        name: it.name,
        id: it.fingerprint,
        span: it.span.map(spanned),
        ...(it.config ? { config: configBytes(it.config) } : {}),
      })),
      ...shippedModules(definition).map(([kind, it], position) => ({
        class: "module",
        position,
        name: kind,
        id: it.fingerprint,
        ...(it.span ? { span: it.span.map(spanned) } : {}),
        ...(it.config ? { config: configBytes(it.config) } : {}),
      })),
      ...(ticketIssuer
        ? [
            {
              class: "ticket-issuer",
              position: 0,
              name: ticketIssuer.name,
              id: ticketIssuer.fingerprint,
              ...(ticketIssuer.config ? { config: { acl: ticketIssuer.config.acl } } : {}),
            },
          ]
        : []),
    ],
  };
}

/** A span's labels are for people; only the ids bear identity. */
function spanned({ stableId, contentHash }: SpannedCitizen) {
  return contentHash === undefined ? { stableId } : { stableId, contentHash };
}

/** Only what is derived from: a definition with further keys is at fault, and no other composition. */
function configBytes({ content, acl }: ConfigBytes): ConfigBytes {
  return { content, acl };
}

/** Whether two definitions have one digest; comparing them takes a small part of the time. */
export function sameComposition(a: Definition, b: Definition): boolean {
  return sameJson(identityOf(a), identityOf(b));
}

export function compositionDigest(definition: Definition): Id {
  return digestJson(identityOf(definition));
}
