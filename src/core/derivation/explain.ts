// The derivation of one definition step by step, for a terminal: every preimage with its hash.

import type { Definition, Hex, Id } from "../registry/definition.ts";
import { deriveTree } from "./tree.ts";

/** One hash: what it is, its input part by part, and the result. */
export interface Step {
  name: string;
  parts: { label: string; bytes: Hex }[];
  /** The input's length in bytes. */
  length: number;
  hash: Id;
}

/** Every step from the name to the roots, each after the steps it needs. */
export function explainDerivation(definition: Definition): Step[] {
  return deriveTree(definition).flatMap(({ key, title, provenance, preimage }) => {
    // Its preimage is long text, which is unreadable as hex.
    if (!preimage || key === "composition-digest") return [];
    // A lattice with a declared id: that id is folded, not the derived one.
    const name = provenance === "declared" ? `${title}, which declares a different id` : title;
    const parts = preimage.parts.map(({ label, bytes }) => ({ label, bytes }));
    return [{ name, parts, length: preimage.length, hash: preimage.hash }];
  });
}
