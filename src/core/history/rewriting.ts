// Rewritten history. The channel reports it from the commit at which somebody decided to publish anyway.

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

/** A head that was published and is no longer in the chain. */
export interface LostHead extends ChainHead {
  /** The fingerprints that no entry of the new chain has. Builds with them exist permanently. */
  fingerprints: Id[];
}

export interface Rewriting {
  coalition: string;
  /** The commit that published the new history. The rewriting is reported right after its entries. */
  commit: string;
  at: UtcTime;
  /** Why it was published anyway. */
  reason: string;
  /** The previously published head. */
  lost: LostHead;
}

/** A change that reports a rewriting states where its chain continues and what it lost. */
const HEAD: Record<keyof ChainHead, Shape> = { seq: isCount, hash: isId, fingerprint: isId };
export const isChainHead = hasShape(HEAD);
export const isLostHead = hasShape({ ...HEAD, fingerprints: listOf(isId) });

/** `head`: the new chain's last entry before this one. */
export function rewritingChange({ coalition, lost }: Rewriting, head: Entry): Change {
  const { seq, hash, fingerprint } = head;
  const part = { class: "coalition" as const, name: coalition };
  const rewritten = change("history-rewritten", part, {
    before: lost,
    after: { seq, hash, fingerprint },
  });
  return { ...rewritten, breaking: lost.fingerprint !== fingerprint };
}

/** The fingerprints that a chain lost when its history was rewritten. */
export function lostFingerprints(chain: readonly Entry[]): Id[] {
  const kept = new Set(chain.map(({ fingerprint }) => fingerprint));
  const lost = chain.flatMap((entry) => rewritingOf(entry)?.lost.fingerprints ?? []);
  return [...new Set(lost)].filter((fingerprint) => !kept.has(fingerprint));
}

/**
 * The rewriting that an entry of a published chain reports; undefined for every other entry. The chain may come from
 * anywhere, so malformed heads do not count.
 */
export function rewritingOf(entry: Entry): Rewriting | undefined {
  const { coalition, commit, at, subject: reason, changes } = entry;
  const lost = changes.find(({ kind }) => kind === "history-rewritten")?.before;
  const fault = isLostHead(lost);
  return fault ? undefined : { coalition, commit, at, reason, lost: lost as LostHead };
}
