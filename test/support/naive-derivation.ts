// A second implementation of the derivation, written from docs/fingerprint.md alone. It concatenates hex digits in
// the order of that page, and uses no parts, folds or helpers of the registry. What both implementations agree on is
// what the page says.

import { blake3 } from "@noble/hashes/blake3.js";
import type { Definition, SpannedCitizen } from "../../src/core/registry/definition.ts";

/** A hash of bytes that are given, and come back, as hex digits. */
export type HexHash = (preimage: string) => string;

export const nobleHash: HexHash = (preimage) =>
  Buffer.from(blake3(Buffer.from(preimage, "hex"))).toString("hex");

/** What the page derives from; it knows nothing of the rest of a definition. */
export type Derivable = Pick<
  Definition,
  "derivation" | "name" | "lattices" | "organisms" | "confluences" | "modules" | "ticketIssuer"
>;

export interface Derived {
  coalition: string;
  fingerprint: string;
  moduleRoots: { atlas: string; almanac: string; chronicle: string; compute: string };
  ticketsRoot: string;
  /** For each lattice, what its instance name and chain id give. */
  lattices: string[];
  /** For each confluence, what its config bytes give; null without any. */
  confluences: (string | null)[];
  /** The same for the shipped modules. */
  modules: (string | null)[];
  ticketIssuer: string | null;
}

const VERSION = "01";

function ascii(text: string): string {
  let digits = "";
  for (const character of text) digits += character.charCodeAt(0).toString(16).padStart(2, "0");
  return digits;
}

function confluenceOf(
  H: HexHash,
  name: string,
  span: SpannedCitizen[],
  config: { content: string; acl: string } | undefined,
): string | null {
  if (config === undefined) return null;
  let bytes = ascii("confluence|") + VERSION + ascii("|") + ascii(name);
  for (const citizen of span) {
    bytes += citizen.stableId;
    if (citizen.contentHash !== undefined) bytes += citizen.contentHash;
  }
  bytes += config.content;
  bytes += config.acl;
  return H(bytes);
}

function rootOf(H: HexHash, coalition: string, given: Derivable): string {
  let bytes = coalition;
  for (const lattice of given.lattices) bytes += lattice.stableId;
  for (const organism of given.organisms) bytes += organism.stableId;
  for (const confluence of given.confluences) bytes += confluence.fingerprint;
  if (given.derivation !== "modules-derived") {
    if (given.modules.atlas !== null) bytes += given.modules.atlas.fingerprint;
    if (given.modules.almanac !== null) bytes += given.modules.almanac.fingerprint;
    if (given.modules.chronicle !== null) bytes += given.modules.chronicle.fingerprint;
    if (given.modules.compute !== null) bytes += given.modules.compute.fingerprint;
  }
  if (given.ticketIssuer !== null) bytes += given.ticketIssuer.fingerprint;
  return H(bytes);
}

function issuerOf(H: HexHash, issuer: Derivable["ticketIssuer"]): string | null {
  if (issuer?.config === undefined) return null;
  return H(ascii("ticket-issuer|") + VERSION + ascii("|") + ascii(issuer.name) + issuer.config.acl);
}

/** Everything that the page derives, by `H`. */
export function naiveDerivation(given: Derivable, H: HexHash = nobleHash): Derived {
  const coalition = H(ascii("coalition|") + VERSION + ascii("|") + ascii(given.name));
  const fingerprint = rootOf(H, coalition, given);
  const moduleBase = H(fingerprint + ascii("module"));
  const { atlas, almanac, chronicle, compute } = given.modules;
  const shipped = Object.entries({ atlas, almanac, chronicle, compute });
  return {
    coalition,
    fingerprint,
    moduleRoots: {
      atlas: H(moduleBase + ascii("atlas")),
      almanac: H(moduleBase + ascii("almanac")),
      chronicle: H(moduleBase + ascii("chronicle")),
      compute: H(moduleBase + ascii("compute")),
    },
    ticketsRoot: H(fingerprint + ascii("tickets")),
    lattices: given.lattices.map((it) =>
      H(ascii("builder|") + ascii(it.name) + ascii("|chain=") + ascii(`${it.chainId}`)),
    ),
    confluences: given.confluences.map((it) => confluenceOf(H, it.name, it.span, it.config)),
    modules: shipped.flatMap(([kind, it]) =>
      it === null ? [] : [confluenceOf(H, kind, it.span ?? [], it.config)],
    ),
    ticketIssuer: issuerOf(H, given.ticketIssuer),
  };
}
