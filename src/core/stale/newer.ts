// Finds newer values that a constant of an older entry lacks, although its fingerprint is current.

import { type Change, type ChangeKind, endsHandles } from "../changes/change.ts";
import { headline } from "../changes/impact.ts";
import type { Entry } from "../history/entry.ts";
import type { Hex, Upcoming } from "../registry/definition.ts";

export interface Newer {
  /** The newest entry with such a change. */
  seq: number;
  /** What changed, in short. */
  title: string;
  /** Whether handles that were opened with the older values ended. */
  endsHandles: boolean;
  /** The reasons of entries that were marked urgent. */
  urgent: string[];
}

/** Kinds of changes to a value of the constant, even if the fingerprint stays. */
const IN_CONSTANT: ReadonlySet<ChangeKind> = new Set<ChangeKind>([
  "citizen-renamed",
  "content-hash-rotated",
  "ticket-issuance-root-rotated",
  "mrtd-rotated",
  "span-changed",
  "module-shipped",
  "module-withdrawn",
  "module-upgraded",
  "derivation-changed",
  "config-disclosed",
  "peer-hints-changed",
]);

/**
 * The new values in the entries after `seq`, the pin's; undefined if there are none. Breaking changes do not count: the
 * fingerprint is the same, so they were reverted, or an announced constant had them before they happened. `since` is the
 * entry that brought the fingerprint.
 */
export function newerValues(
  chain: readonly Entry[],
  seq: number,
  since: number,
): Newer | undefined {
  const changed = chain
    .filter((it) => it.seq > seq)
    .map((it) => ({ ...it, changes: it.changes.filter(isNewTo(it, since)) }))
    .filter(({ changes }) => changes.length > 0);
  const last = changed.at(-1);
  if (!last) return undefined;
  const changes = changed.flatMap((it) => it.changes);
  return {
    seq: last.seq,
    title: headline(changes),
    endsHandles: changes.some(endsHandles),
    urgent: changed.flatMap(({ urgent }) => (urgent ? [urgent.reason] : [])),
  };
}

/** The number of the newest entry that changed values of the constant but not its fingerprint; 0 if there is none. */
export function lastNewValues(chain: readonly Entry[]): number {
  return chain.findLast(({ changes }) => changes.some(isNewValue))?.seq ?? 0;
}

function isNewValue({ kind, breaking }: Change): boolean {
  return IN_CONSTANT.has(kind) && !breaking;
}

function isNewTo({ seq, changes }: Entry, since: number): (change: Change) => boolean {
  if (seq > since) return isNewValue;
  // An announced constant already has the announced ids, also in spans.
  const fulfilled = changes.filter(({ kind }) => kind === "announcement-fulfilled");
  const known = new Set(fulfilled.map(({ before, after }) => ((before ?? after) as Upcoming).to));
  return (it) => isNewValue(it) && it.kind !== "span-changed" && !known.has(it.after as Hex);
}
