// Whether what was saved of a chain is whole: its entries are held to their hashes, its definition to the newest.

import { compositionDigest } from "../derivation/composition.ts";
import { deriveFingerprint } from "../derivation/fingerprint.ts";
import type { Definition } from "../registry/definition.ts";
import { type Entry, hashEntry } from "./entry.ts";

/** Whether an entry is what it says, and comes after `previous` in its chain. */
export function follows(entry: Entry, previous: Entry | undefined): boolean {
  const { seq, prev, hash } = entry;
  const isNext = seq === (previous?.seq ?? 0) + 1 && prev === (previous?.hash ?? null);
  return isNext && hashEntry(entry) === hash;
}

/** Whether a definition is the one of an entry, as far as its fingerprint and composition commit to it. */
export function publishes(entry: Entry, definition: Definition): boolean {
  return (
    deriveFingerprint(definition) === entry.fingerprint &&
    definition.fingerprint === entry.fingerprint &&
    compositionDigest(definition) === entry.compositionDigest
  );
}
