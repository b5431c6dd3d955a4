// A definition with every property that the types have. The compiler demands each of them, so a
// property that is added to the types must be added here, and then the schema must accept it.

import type { Definition } from "../../src/core/registry/definition.ts";
import { idOf, mrtdOf, peerOf } from "./ids.ts";

/** `T` with nothing optional and nothing null, at every depth. */
export type DeepRequired<T> = T extends readonly (infer Item)[]
  ? DeepRequired<Item>[]
  : T extends object
    ? { [Key in keyof T]-?: DeepRequired<NonNullable<T[Key]>> }
    : T;

type Whole = DeepRequired<Definition>;

const OPERATOR: Whole["operator"] = {
  name: "Miniature Works",
  url: "https://example.org/",
  github: [{ login: "miniature-works", id: 1001 }],
};
const MRTDS = [{ unit: "unseal", mrtd: mrtdOf("unseal") }];
const SPAN = ["one", "two"].map((name) => ({
  ...{ stableId: idOf(name), name, contentHash: idOf(`${name}, content`) },
}));
const SERVICE = { docs: "https://example.org/docs", crate: "mini", verbs: ["Mini::read"] };
const CITIZEN = {
  name: "mini.mainnet",
  stableId: idOf("citizen"),
  contentHash: idOf("content"),
  ticketIssuanceRoot: idOf("root"),
  handshake: "https://example.org/handshake",
  mrtds: MRTDS,
  operator: OPERATOR,
  redFlags: ["One operator runs all units."],
};

const MODULE: Whole["modules"]["atlas"] = {
  fingerprint: idOf("module"),
  span: SPAN,
  config: { content: "00", acl: "01" },
  mrtds: MRTDS,
  ...SERVICE,
};

/** Accepted by the schema; the rules that compare values have more to say. */
export const EVERYTHING: Whole = {
  $schema: "../schemas/coalition.schema.json",
  schemaVersion: 1,
  derivation: "modules-derived",
  name: "mini.coalition",
  title: "Mini coalition",
  archetype: "service",
  summary: "Everything at once.",
  operator: OPERATOR,
  fingerprint: idOf("fingerprint"),
  lattices: [{ ...CITIZEN, chainId: 10 }],
  organisms: [{ ...CITIZEN, role: "oracle-feed" }],
  confluences: [
    {
      name: "router",
      fingerprint: idOf("confluence"),
      span: SPAN,
      config: { content: "00", acl: "01" },
      handshake: "https://example.org/handshake",
      operator: OPERATOR,
      mrtds: MRTDS,
      ...SERVICE,
    },
  ],
  modules: { atlas: MODULE, almanac: MODULE, chronicle: MODULE, compute: MODULE },
  ticketIssuer: {
    name: "tickets",
    fingerprint: idOf("issuer"),
    config: { acl: "01" },
    docs: "https://example.org/tickets",
  },
  peerHints: [{ peerId: peerOf("peer"), address: "203.0.113.7:4433", note: "the first" }],
  urgent: { reason: "It signs two blocks at one height." },
  upcoming: [
    {
      notice: 1,
      kind: "stable-id",
      id: idOf("citizen"),
      to: idOf("citizen, next"),
      effectiveAt: "2026-12-01T14:00:00Z",
      reason: "A new image.",
    },
  ],
  retirement: { at: "2026-12-01T14:00Z", reason: "It is done.", replacement: "mini.next" },
};
