// What a constant of an older entry lacks, though its fingerprint is current.

import { type Change, type ChangeKind, endsHandles } from "../changes/change.ts";
import { headline } from "../changes/impact.ts";
import type { Entry } from "../history/entry.ts";
import type { Hex, Upcoming } from "../registry/definition.ts";

export interface Newer {
  /** The newest entry with such a change. */
  seq: number;
  /** What changed, in short. */
  title: string;
  /** Whether handles ended that were opened by the older values. */
  endsHandles: boolean;
  /** Why it cannot wait, of entries that were marked so. */
  urgent: string[];
}

/** Kinds that change a value of the constant, whatever the fingerprint does. */
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
 * Of the entries after `seq`, the pin's; undefined where the constant is as it was. What broke has been taken back since,
 * as the fingerprint is the same; or the constant had it before it happened, where it is of an announcement: `since` is
 * the entry by which the fingerprint came.
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

/** The number of the newest entry that gave the constant other values under the same fingerprint; 0 where none did. */
export function lastNewValues(chain: readonly Entry[]): number {
  return chain.findLast(({ changes }) => changes.some(isNewValue))?.seq ?? 0;
}

function isNewValue({ kind, breaking }: Change): boolean {
  return IN_CONSTANT.has(kind) && !breaking;
}

function isNewTo({ seq, changes }: Entry, since: number): (change: Change) => boolean {
  if (seq > since) return isNewValue;
  // An announced constant has the ids that were announced, also where a span has them.
  const fulfilled = changes.filter(({ kind }) => kind === "announcement-fulfilled");
  const known = new Set(fulfilled.map(({ before, after }) => ((before ?? after) as Upcoming).to));
  return (it) => isNewValue(it) && it.kind !== "span-changed" && !known.has(it.after as Hex);
}
