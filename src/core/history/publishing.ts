// A history to publish, compared with the published one: what it would remove, what it adds, and what the channel
// reports if it is published anyway.

import type { Id } from "../registry/definition.ts";
import { breaksContinuity, type ChainComparison } from "./continuity.ts";
import type { CommitFacts, Entry } from "./entry.ts";
import type { History } from "./history.ts";
import { type Rewriting, rewritingOf } from "./rewriting.ts";

/** The coalitions that would lose something published. */
export function losing(comparisons: readonly ChainComparison[]): ChainComparison[] {
  return comparisons.filter((it) => breaksContinuity(it) || it.state === "behind");
}

/** How the commit a site was built from relates to the checked-out one. */
export type Origin = "same" | "newer" | "older" | "diverged" | "unknown";

/** Whether the published chains have no entry in common with this history. */
export function sharesNothing(comparisons: readonly ChainComparison[]): boolean {
  return comparisons.every(({ state }) => state === "gone" || state === "new");
}

/** A checkout that lags behind lacks entries and whole coalitions, but does not contradict any. */
export function mayLagBehind(comparisons: readonly ChainComparison[]): boolean {
  const harmless: ChainComparison["state"][] = ["same", "behind", "gone"];
  return (
    losing(comparisons).length > 0 && comparisons.every(({ state }) => harmless.includes(state))
  );
}

/** Whether the channel can report everything that is missing, in chains that continue. */
export function canBeAccepted(lost: readonly ChainComparison[]): boolean {
  return lost.every(({ state }) => state === "rewritten" || state === "behind");
}

/** The entries that are not published yet, in the order of the history. */
export function newsOf(
  { chains, entries }: History,
  comparisons: readonly ChainComparison[],
): Entry[] {
  const published = new Map(
    comparisons.map((it) => [
      it.coalition,
      publishedOf(it, chains.get(it.coalition)?.entries.length ?? 0),
    ]),
  );
  return entries.filter(({ coalition, seq }) => seq > (published.get(coalition) ?? 0));
}

/** How many entries of the new chain of this `length` are already published. */
function publishedOf(comparison: ChainComparison, length: number): number {
  switch (comparison.state) {
    case "new":
      return 0;
    case "ahead":
      return length - comparison.more;
    case "rewritten":
      return comparison.now.seq - 1;
    default:
      return length;
  }
}

/** What the channel reports about chains that lose entries; `reason` is why `head` is published anyway. */
export function rewritingsOf(
  lost: readonly ChainComparison[],
  { chains }: History,
  { commit, at }: Pick<CommitFacts, "commit" | "at">,
  reason: string,
): Rewriting[] {
  return lost.flatMap((comparison) => {
    const { coalition } = comparison;
    const gone =
      comparison.state === "rewritten"
        ? comparison.gone
        : comparison.state === "behind"
          ? comparison.missing
          : [];
    const last = gone.at(-1);
    if (!last) return [];
    const { seq, hash, fingerprint } = last;
    const fingerprints = fingerprintsLost(gone, chains.get(coalition)?.entries ?? []);
    return { coalition, commit, at, reason, lost: { seq, hash, fingerprint, fingerprints } };
  });
}

/** The lost fingerprints that no entry of the new chain has. */
function fingerprintsLost(gone: readonly Entry[], chain: readonly Entry[]): Id[] {
  const kept = new Set(chain.map(({ fingerprint }) => fingerprint));
  const fingerprints = gone.flatMap((entry) => [
    entry.fingerprint,
    // What an earlier rewriting lost stays lost.
    ...(rewritingOf(entry)?.lost.fingerprints ?? []),
  ]);
  return [...new Set(fingerprints)].filter((fingerprint) => !kept.has(fingerprint));
}
