// Compares the chains to publish with the published ones: each may continue from where it was, or be rewritten.
// Hashes alone decide.

import { digestJson } from "../derivation/composition.ts";
import type { Id } from "../registry/definition.ts";
import { type Entry, hashEntry } from "./entry.ts";

/** A coalition's data in `api/v1/index.json`. */
export interface PublishedHead {
  name: string;
  /** The hash of its newest entry; null if it has none. */
  head: Id | null;
  /** How many entries it has. */
  entries: number;
}

/** New chains by coalition name, each from its first entry on. */
export type Chains = ReadonlyMap<string, readonly Entry[]>;

/** How one coalition's new chain compares with the published one. */
export type ChainComparison = { coalition: string } & (
  | { state: "same" }
  /** Not published yet. */
  | { state: "new" }
  /** `more` entries follow the head that is published. */
  | { state: "ahead"; more: number }
  /** The published chain has more entries than the new one: `missing`. */
  | { state: "behind"; missing: readonly Entry[] }
  /** `gone` are published but not in the new chain, which has `now` instead of the first of them. */
  | { state: "rewritten"; gone: readonly [Entry, ...Entry[]]; now: Entry }
  /** The coalition no longer has a chain. */
  | { state: "gone"; head: Id; entries: number }
  /** The published site contradicts itself. */
  | { state: "invalid"; reason: string }
);

/** Whether publishing would remove something that is published. */
export function breaksContinuity({ state }: ChainComparison): boolean {
  return state === "rewritten" || state === "gone" || state === "invalid";
}

/** The `heads` of `state.json`: if it is the same, so are all chains. */
export function digestHeads(heads: Iterable<Pick<PublishedHead, "name" | "head">>): Id {
  return digestJson(Object.fromEntries([...heads].map(({ name, head }) => [name, head])));
}

/** The heads of the new chains. */
export function headsOf(chains: Chains): PublishedHead[] {
  return [...chains].map(([name, entries]) => ({
    name,
    head: entries.at(-1)?.hash ?? null,
    entries: entries.length,
  }));
}

/** The comparison if heads alone decide it; undefined if it needs the published chain (compareChains). */
export function compareHead(published: PublishedHead, chains: Chains): ChainComparison | undefined {
  const { name: coalition, head, entries } = published;
  const chain = chains.get(coalition) ?? [];
  if (head === null) return { coalition, state: chain.length === 0 ? "same" : "new" };
  if (chain.length === 0) return { coalition, state: "gone", head, entries };
  // The hash covers the number, so the same hash is the same entry at the same place.
  if (chain[entries - 1]?.hash !== head) return undefined;
  const more = chain.length - entries;
  return more === 0 ? { coalition, state: "same" } : { coalition, state: "ahead", more };
}

/** The comparison by the published chain, for heads that differ. */
export function compareChains(
  { name: coalition, head, entries }: PublishedHead,
  published: readonly Entry[],
  chain: readonly Entry[],
): ChainComparison {
  const reason = chainFault(published, coalition);
  if (reason !== undefined) return { coalition, state: "invalid", reason };
  if (published.length !== entries || published.at(-1)?.hash !== head) {
    const reason = `index.json says the newest entry is ${entries} (${head}), but changes.json says ${published.length} (${published.at(-1)?.hash}).`;
    return { coalition, state: "invalid", reason };
  }
  const at = published.findIndex((entry, index) => entry.hash !== chain[index]?.hash);
  const [first, ...others] = published.slice(Math.max(at, 0));
  const now = chain[at];
  if (!first || at < 0) return { coalition, state: "ahead", more: chain.length - entries };
  if (!now) return { coalition, state: "behind", missing: [first, ...others] };
  return { coalition, state: "rewritten", gone: [first, ...others], now };
}

/** What is wrong with a published chain; undefined if it is valid. */
function chainFault(entries: readonly Entry[], coalition: string): string | undefined {
  for (const [index, entry] of entries.entries()) {
    const what = `entry ${index + 1} of changes.json`;
    if (entry.coalition !== coalition) return `${what} belongs to ${entry.coalition}.`;
    if (entry.seq !== index + 1) return `${what} has the number ${entry.seq}.`;
    if (entry.prev !== (entries[index - 1]?.hash ?? null)) {
      return `${what} does not have the previous entry's hash.`;
    }
    if (entry.hash !== hashIfAny(entry)) return `${what} does not match its hash.`;
  }
  return undefined;
}

/** The hash that an entry of unknown origin must have; undefined if it cannot be hashed. */
export function hashIfAny(entry: Entry): Id | undefined {
  try {
    return hashEntry(entry);
  } catch {
    // JSON can contain numbers too large for a double, which have no canonical form.
    return undefined;
  }
}
