// The nodes of the derivation's tree, their preimages, and the parts of a preimage.

import { bytesToHex, hexToBytes } from "@noble/hashes/utils.js";
import type { Hex, Id } from "../registry/definition.ts";
import { confluencePreimage, type Provenance } from "./fingerprint.ts";
import { concat, hashHex, type Part } from "./hash.ts";

/** Bytes that are hashed, and what they are. */
export interface TreePart {
  label: string;
  bytes: Hex;
  /** The bytes as text, if they are text. */
  text?: string;
  /** The key of the node whose id or facts these bytes are. */
  from?: string;
}

/** The input of one node's hash, and the result. */
export interface Preimage {
  parts: TreePart[];
  /** The input's length in bytes. */
  length: number;
  by: "BLAKE3" | "SHA-1" | "SHA-256";
  hash: Hex;
}

export interface TreeNode {
  /** "lattice 0", "fingerprint": the same for the same place in any definition. */
  key: string;
  title: string;
  /** One line on what it is. */
  about: string;
  /** "declared": only the operator can recompute it. */
  provenance: Provenance;
  /** Undefined if its operator publishes none. */
  preimage?: Preimage;
  /** The declared id, and its place in the definition. */
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

/** The preimage of a confluence's or module's fingerprint; `nameOf` gives the names of the citizens it spans. */
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

/** Longer values are not shown in hex, because a page would repeat them. */
const LONGEST_HEX = 256;
const LONGEST_TEXT = 2048;
/** Text that shows each of its bytes. */
const PLAIN = /^[!-~](?:[ -~]*[!-~])?$/;
/** Longer text is shown as text, which is easier to compare. */
const LONGEST_SPELT = 40;
/** The id of another node, which has all of it. */
const BEGINNING = 8;

/** How a page shows a part. If the bytes differ, `value` differs, or the node that the part comes from. */
export interface WrittenPart {
  as: "hex" | "id" | "text" | "digest";
  value: string;
}

/** All of a preimage, if it is text. */
export function writeText(parts: readonly TreePart[]): WrittenPart | undefined {
  if (!parts.every((it) => it.text !== undefined)) return undefined;
  const text = parts.map((it) => it.text).join("");
  if (text.length <= LONGEST_TEXT) return { as: "text", value: text };
  return { as: "digest", value: "Text. All its facts are on this page." };
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
