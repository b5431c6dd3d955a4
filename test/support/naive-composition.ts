// The composition digest a second time, member by member as docs/fingerprint.md lists them, with a
// canonical form of its own: enough of RFC 8785 for ASCII text and whole numbers.

import type { SpannedCitizen } from "../../src/core/registry/definition.ts";
import { type Derivable, type HexHash, nobleHash } from "./naive-derivation.ts";

/** Keys sorted, nothing between the tokens, no member for what is undefined. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const members = Object.entries(value).filter(([, member]) => member !== undefined);
  members.sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${members.map(([key, member]) => `"${key}":${canonical(member)}`).join(",")}}`;
}

function pinned(span: SpannedCitizen[] | undefined) {
  return span?.map((it) => ({ stableId: it.stableId, contentHash: it.contentHash }));
}

/** The digest of a definition of schema version 1. */
export function naiveCompositionDigest(given: Derivable, H: HexHash = nobleHash): string {
  const parts: unknown[] = [];
  for (const [position, it] of given.lattices.entries()) {
    parts.push({ class: "lattice", position, name: it.name, id: it.stableId });
  }
  for (const [position, it] of given.organisms.entries()) {
    parts.push({ class: "organism", position, name: it.role, id: it.stableId });
  }
  for (const [position, it] of given.confluences.entries()) {
    const { name, fingerprint: id, config } = it;
    parts.push({ class: "confluence", position, name, id, span: pinned(it.span), config });
  }
  let position = 0;
  for (const name of ["atlas", "almanac", "chronicle", "compute"] as const) {
    const it = given.modules[name];
    if (it === null) continue;
    const { fingerprint: id, config } = it;
    parts.push({ class: "module", position, name, id, span: pinned(it.span), config });
    position += 1;
  }
  if (given.ticketIssuer !== null) {
    const { name, fingerprint: id, config } = given.ticketIssuer;
    parts.push({ class: "ticket-issuer", position: 0, name, id, config });
  }
  const derivation = given.derivation === "modules-derived" ? given.derivation : undefined;
  const text = canonical({ schemaVersion: 1, derivation, name: given.name, parts });
  return H(Buffer.from(text, "utf8").toString("hex"));
}
