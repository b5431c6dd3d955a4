// That published history was rewritten: told by the channel itself, from the commit on at which somebody
// decided to publish all the same.

import { type Change, change } from "../changes/change.ts";
import { hasShape, isCount, isId, listOf, type Shape } from "../published/shape.ts";
import type { Id, UtcTime } from "../registry/definition.ts";
import type { Entry } from "./entry.ts";

/** The newest entry of a chain. */
export interface ChainHead {
  seq: number;
  hash: Id;
  fingerprint: Id;
}

/** A head that was published, and is in the chain no more. */
export interface LostHead extends ChainHead {
  /** Those that no other entry of the new chain has: builds with them are in the world for ever. */
  fingerprints: Id[];
}

export interface Rewriting {
  coalition: string;
  /** The commit that was published with the new history; it is told right after that commit's entries. */
  commit: string;
  at: UtcTime;
  /** Why it was published all the same. */
  reason: string;
  /** The head that was published before. */
  lost: LostHead;
}

/** What a change must hold that tells of a rewriting: from where its chain goes on, and what it lost. */
const HEAD: Record<keyof ChainHead, Shape> = { seq: isCount, hash: isId, fingerprint: isId };
export const isChainHead = hasShape(HEAD);
export const isLostHead = hasShape({ ...HEAD, fingerprints: listOf(isId) });

/** `head`: the last entry of the new chain before this. */
export function rewritingChange({ coalition, lost }: Rewriting, head: Entry): Change {
  const { seq, hash, fingerprint } = head;
  const part = { class: "coalition" as const, name: coalition };
  const told = change("history-rewritten", part, {
    before: lost,
    after: { seq, hash, fingerprint },
  });
  return { ...told, breaking: lost.fingerprint !== fingerprint };
}

/** The fingerprints that a chain had before its history was rewritten, and has no more. */
export function lostFingerprints(chain: readonly Entry[]): Id[] {
  const kept = new Set(chain.map(({ fingerprint }) => fingerprint));
  const lost = chain.flatMap((entry) => rewritingOf(entry)?.lost.fingerprints ?? []);
  return [...new Set(lost)].filter((fingerprint) => !kept.has(fingerprint));
}

/**
 * What an entry of a published chain tells of a rewriting; undefined for every other entry. It may come
 * from anywhere, so that what has not the form of a head is none.
 */
export function rewritingOf(entry: Entry): Rewriting | undefined {
  const { coalition, commit, at, subject: reason, changes } = entry;
  const lost = changes.find(({ kind }) => kind === "history-rewritten")?.before;
  const fault = isLostHead(lost);
  return fault ? undefined : { coalition, commit, at, reason, lost: lost as LostHead };
}
