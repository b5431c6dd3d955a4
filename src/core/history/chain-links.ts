// Whether a saved chain is intact: each entry must match its hash, and the definition must match the newest entry.

import { compositionDigest } from "../derivation/composition.ts";
import { deriveFingerprint } from "../derivation/fingerprint.ts";
import type { Definition } from "../registry/definition.ts";
import { type Entry, hashEntry } from "./entry.ts";

/** Whether an entry matches its own hash and follows `previous` in its chain. */
export function follows(entry: Entry, previous: Entry | undefined): boolean {
  const { seq, prev, hash } = entry;
  const isNext = seq === (previous?.seq ?? 0) + 1 && prev === (previous?.hash ?? null);
  return isNext && hashEntry(entry) === hash;
}

/** Whether an entry published this definition, judged by the fingerprint and composition it commits to. */
export function publishes(entry: Entry, definition: Definition): boolean {
  return (
    deriveFingerprint(definition) === entry.fingerprint &&
    definition.fingerprint === entry.fingerprint &&
    compositionDigest(definition) === entry.compositionDigest
  );
}
