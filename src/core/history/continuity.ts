// What is published already, against the chains that are to be published: whether each goes on from
// where it was, or was rewritten. Hashes decide, and nothing else.

import { digestJson } from "../derivation/composition.ts";
import type { Id } from "../registry/definition.ts";
import { type Entry, hashEntry } from "./entry.ts";

/** A coalition as `api/v1/index.json` has it. */
export interface PublishedHead {
  name: string;
  /** The hash of its newest entry; null without any. */
  head: Id | null;
  /** How many it has. */
  entries: number;
}

/** New chains by the coalition's name, each from its first entry on. */
export type Chains = ReadonlyMap<string, readonly Entry[]>;

/** How the new chain of one coalition stands to the published one. */
export type Standing = { coalition: string } & (
  | { state: "same" }
  /** Not published yet. */
  | { state: "new" }
  /** `more` entries follow the head that is published. */
  | { state: "ahead"; more: number }
  /** The published chain goes on where the new one ends, by `missing`. */
  | { state: "behind"; missing: readonly Entry[] }
  /** `gone` are published and not in the new chain; `now` stands in place of the first of them. */
  | { state: "rewritten"; gone: readonly [Entry, ...Entry[]]; now: Entry }
  /** The coalition has no chain any more. */
  | { state: "gone"; head: Id; entries: number }
  /** The published site contradicts itself. */
  | { state: "unsound"; why: string }
);

/** Whether publishing would take something back that was published. */
export function breaksContinuity({ state }: Standing): boolean {
  return state === "rewritten" || state === "gone" || state === "unsound";
}

/** What `state.json` has as `heads`: all chains are what they were where it is the same. */
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

/** What the heads alone tell; undefined where it takes the published chain to say: compareChains. */
export function compareHead(published: PublishedHead, chains: Chains): Standing | undefined {
  const { name: coalition, head, entries } = published;
  const chain = chains.get(coalition) ?? [];
  if (head === null) return { coalition, state: chain.length === 0 ? "same" : "new" };
  if (chain.length === 0) return { coalition, state: "gone", head, entries };
  // The hash holds the number: the same hash is the same entry, at the same place.
  if (chain[entries - 1]?.hash !== head) return undefined;
  const more = chain.length - entries;
  return more === 0 ? { coalition, state: "same" } : { coalition, state: "ahead", more };
}

/** The same, where heads differ, from the chain that is published. */
export function compareChains(
  { name: coalition, head, entries }: PublishedHead,
  published: readonly Entry[],
  chain: readonly Entry[],
): Standing {
  const why = unsoundness(published, coalition);
  if (why !== undefined) return { coalition, state: "unsound", why };
  if (published.length !== entries || published.at(-1)?.hash !== head) {
    const why = `index.json names entry ${entries} (${head}) as its newest, changes.json ${published.length} (${published.at(-1)?.hash}).`;
    return { coalition, state: "unsound", why };
  }
  const at = published.findIndex((entry, index) => entry.hash !== chain[index]?.hash);
  const [first, ...others] = published.slice(Math.max(at, 0));
  const now = chain[at];
  if (!first || at < 0) return { coalition, state: "ahead", more: chain.length - entries };
  if (!now) return { coalition, state: "behind", missing: [first, ...others] };
  return { coalition, state: "rewritten", gone: [first, ...others], now };
}

/** Why a published chain is none; undefined where it is one. */
function unsoundness(entries: readonly Entry[], coalition: string): string | undefined {
  for (const [index, entry] of entries.entries()) {
    const what = `entry ${index + 1} of changes.json`;
    if (entry.coalition !== coalition) return `${what} is of ${entry.coalition}.`;
    if (entry.seq !== index + 1) return `${what} has the number ${entry.seq}.`;
    if (entry.prev !== (entries[index - 1]?.hash ?? null)) {
      return `${what} does not name the hash of the one before it.`;
    }
    if (entry.hash !== hashIfAny(entry)) return `${what} has another hash than it says.`;
  }
  return undefined;
}

/** The hash that an entry of unknown origin must have; undefined where it can have none. */
export function hashIfAny(entry: Entry): Id | undefined {
  try {
    return hashEntry(entry);
  } catch {
    // JSON text may write numbers that no double holds, and they have no canonical form.
    return undefined;
  }
}
