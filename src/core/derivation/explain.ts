// The derivation of one definition, step by step: every preimage with its hash, for a terminal.

import type { Definition, Hex, Id } from "../registry/definition.ts";
import { deriveTree } from "./tree.ts";

/** One hash: what it is, the bytes that went in, part by part, and what came out. */
export interface Step {
  name: string;
  parts: { label: string; bytes: Hex }[];
  /** How many bytes went in. */
  length: number;
  hash: Id;
}

/** Every step from the name to the roots, each behind what it needs. */
export function explainDerivation(definition: Definition): Step[] {
  return deriveTree(definition).flatMap(({ key, title, provenance, preimage }) => {
    // Its preimage is text, and long: in hex it would tell nobody anything.
    if (!preimage || key === "composition-digest") return [];
    // A lattice whose id is its operator's word: what is folded is not what follows.
    const name = provenance === "declared" ? `${title}, which declares another id` : title;
    const parts = preimage.parts.map(({ label, bytes }) => ({ label, bytes }));
    return [{ name, parts, length: preimage.length, hash: preimage.hash }];
  });
}
