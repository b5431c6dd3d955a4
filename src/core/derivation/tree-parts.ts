// What the derivation's tree is made of: nodes, their preimages, and the parts of those.

import { bytesToHex, hexToBytes } from "@noble/hashes/utils.js";
import type { Hex, Id } from "../registry/definition.ts";
import { confluencePreimage, type Provenance } from "./fingerprint.ts";
import { concat, hashHex, type Part } from "./hash.ts";

/** Bytes that are hashed, and what they are. */
export interface TreePart {
  label: string;
  bytes: Hex;
  /** What the bytes say, where they are text. */
  text?: string;
  /** The key of the node whose id, or whose facts, these bytes are. */
  from?: string;
}

/** What is hashed in one node, and what comes of it. */
export interface Preimage {
  parts: TreePart[];
  /** How many bytes go in. */
  length: number;
  by: "BLAKE3" | "SHA-1" | "SHA-256";
  hash: Hex;
}

export interface TreeNode {
  /** "lattice 0", "fingerprint": the same for the same place of a definition. */
  key: string;
  title: string;
  /** What it is, in a line. */
  about: string;
  /** "declared" is what nobody but its operator can recompute. */
  provenance: Provenance;
  /** undefined where its operator publishes none. */
  preimage?: Preimage;
  /** What the definition declares, and where. */
  declared?: { id: Id; pointer: string };
}

export function part(label: string, value: Part, from?: string): TreePart {
  const bytes = bytesToHex(concat([value]));
  const text = typeof value === "string" ? { text: value } : {};
  return { label, bytes, ...text, ...(from === undefined ? {} : { from }) };
}

/** The BLAKE3 preimage of these parts. */
export function preimageOf(...values: [label: string, value: Part, from?: string][]): Preimage {
  const parts = values.map(([label, value, from]) => part(label, value, from));
  const bytes = concat(values.map(([, value]) => value));
  return { parts, length: bytes.length, by: "BLAKE3", hash: hashHex(bytes) };
}

/** The preimage of a confluence's or module's fingerprint; `nameOf` names the citizens that it spans. */
export function configPreimage(
  config: Parameters<typeof confluencePreimage>[0],
  nameOf: (stableId: Hex) => string | undefined,
): Preimage {
  const citizens = config.span.flatMap(({ name, stableId, contentHash }) => {
    const citizen = name ?? nameOf(stableId) ?? stableId;
    const pin = contentHash === undefined ? [] : [`content hash of ${citizen}, pinned`];
    return [`stable id of ${citizen}`, ...pin];
  });
  const before = ["domain", "schema version", "separator", "name"];
  const labels = [...before, ...citizens, "content bytes", "acl bytes"];
  const parts = confluencePreimage(config);
  return preimageOf(...parts.map((it, at): [string, Part] => [labels[at] ?? "", it]));
}

/** More bytes than these are not spelt out: a page would print them twice. */
const LONGEST_HEX = 256;
const LONGEST_TEXT = 2048;
/** Text that shows each of its bytes. */
const PLAIN = /^[!-~](?:[ -~]*[!-~])?$/;
/** Longer text is easier to compare as text, whatever is in it. */
const LONGEST_SPELT = 40;
/** The id of another node, which has all of it. */
const BEGINNING = 8;

/** How a part is written on a page: whatever differs in its bytes differs in `value`, or in the node that it is from. */
export interface WrittenPart {
  as: "hex" | "id" | "text" | "digest";
  value: string;
}

/** All of a preimage, where it is text. */
export function writeText(parts: readonly TreePart[]): WrittenPart | undefined {
  if (!parts.every((it) => it.text !== undefined)) return undefined;
  const text = parts.map((it) => it.text).join("");
  if (text.length <= LONGEST_TEXT) return { as: "text", value: text };
  return { as: "digest", value: "Text of which every fact is on this page." };
}

export function writePart({ bytes, text, from }: TreePart): WrittenPart {
  const length = bytes.length / 2;
  const asText = text !== undefined && (PLAIN.test(text) || length > LONGEST_SPELT);
  if (length > (asText ? LONGEST_TEXT : LONGEST_HEX)) {
    const hash = hashHex(text ?? hexToBytes(bytes));
    return { as: "digest", value: `${length} bytes, whose BLAKE3 hash is ${hash}` };
  }
  if (asText) return { as: "text", value: text };
  if (from !== undefined) return { as: "id", value: `${bytes.slice(0, BEGINNING)}…` };
  return { as: "hex", value: bytes };
}
