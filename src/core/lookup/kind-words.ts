// Describes what an id is.

import { partLabel } from "../registry/parts.ts";
import { oneLine } from "../text.ts";
import type { LookupKind, LookupRecord } from "./record.ts";

type DescribedId = Pick<LookupRecord, "kind" | "part" | "coalition">;

const KIND_WORDS: Record<LookupKind, (part: string) => string> = {
  fingerprint: () => "fingerprint",
  "coalition-id": () => "coalition id, derived from its name",
  "module-root": (part) => `root of ${part}`,
  "tickets-root": () => "root for tickets",
  "stable-id": (part) => `stable id of ${part}`,
  "content-hash": (part) => `content hash of ${part}`,
  "ticket-issuance-root": (part) => `ticket-issuance root of ${part}`,
  mrtd: (part) => `MR_TD of ${part}`,
  confluence: (part) => `fingerprint of ${part}`,
  module: (part) => `fingerprint of ${part}`,
  "ticket-issuer": (part) => `fingerprint of ${part}`,
  "pinned-content-hash": (part) => `content hash pinned by ${part}`,
  "spanned-citizen": (part) => `stable id of a citizen that ${part} spans`,
  announced: (part) => `announced id of ${part}`,
  "next-fingerprint": () => "next fingerprint",
};

/** Like `describeId`, without the coalition: "stable id of lattice op.mainnet". */
export function kindWords({ kind, part }: Pick<DescribedId, "kind" | "part">): string {
  const of = part ? partLabel({ class: part.class, name: oneLine(part.name) }) : "the coalition";
  // A registry of a later version may have more kinds.
  return KIND_WORDS[kind]?.(of) ?? `${oneLine(kind)} of ${of}`;
}

/** "ethereum.superchain: stable id of lattice op.mainnet"; `which` may be "old ". */
export function describeId({ coalition, ...id }: DescribedId, which = ""): string {
  return `${coalition}: ${which}${kindWords(id)}`;
}
