// An entry of the change channel in words: the same in feeds, and in a pull request before it is one.

import type { Entry } from "../history/entry.ts";
import type { Place } from "../history/place.ts";
import { partLabel } from "../registry/parts.ts";
import { oneLine } from "../text.ts";
import { endsHandles, tellsNextFingerprint } from "./change.ts";
import { headline } from "./impact.ts";

/** As much of an entry as its words are about. */
export type EntryFacts = Pick<
  Entry,
  "coalition" | "fingerprint" | "changes" | "breaking" | "urgent"
>;

/** "mini.one: lattice base.mainnet bumped (breaking)"; of an urgent one "Urgent: mini.one: …". */
export function entryTitle(
  { coalition, changes, breaking, urgent }: EntryFacts,
  { returnsTo }: Partial<Place> = {},
): string {
  const back = returnsTo ? `back to the fingerprint of entry ${returnsTo.seq}: ` : "";
  const title = `${urgent ? "Urgent: " : ""}${coalition}: ${back}${headline(changes)}`;
  return oneLine(breaking ? `${title} (breaking)` : title);
}

/** What comes before everything else: "Urgent: It signs two blocks."; nothing of most entries. */
export function entryUrgency({ urgent }: Pick<Entry, "urgent">): string | undefined {
  return urgent && oneLine(`Urgent: ${urgent.reason}`);
}

/** Whether it breaks integrators, in a sentence. */
export function entryVerdict(entry: EntryFacts, { before, returnsTo }: Place): string {
  if (before === undefined) return "A new coalition: nothing that you compiled in is affected.";
  const ends = entry.changes.some(({ kind }) => kind === "retired");
  if (entry.fingerprint !== before && ends) {
    return "This breaks integrators at once, and ends the coalition: what was compiled in before gives ConnectTimeout.";
  }
  if (entry.fingerprint !== before && returnsTo) {
    return `This returns to the fingerprint of entry ${returnsTo.seq} (${returnsTo.at.slice(0, 10)}): what was compiled in then binds again, and what was compiled in since gives ConnectTimeout.`;
  }
  if (entry.fingerprint !== before) {
    return "This breaks integrators: what was compiled in before gives ConnectTimeout.";
  }
  if (!entry.breaking && entry.changes.some(({ kind }) => kind === "overdue")) {
    return "An announced change is overdue: if what was compiled in gives ConnectTimeout, it took place unpublished.";
  }
  if (!entry.breaking && entry.changes.some(({ kind }) => tellsNextFingerprint(kind))) {
    return "This breaks nothing now: what was compiled in goes on working until what is announced takes effect.";
  }
  const ended = entry.changes.filter(endsHandles).map(({ part }) => partLabel(part));
  if (ended.length > 0) {
    return `The fingerprint is the same: only handles on ${ended.join(", ")} give ConnectTimeout until you recompile.`;
  }
  return entry.breaking
    ? "This ends the coalition: what was compiled in gives ConnectTimeout from the given time on."
    : "This breaks nothing: what was compiled in before goes on working.";
}

export function entryFingerprints({ fingerprint }: EntryFacts, { before }: Place): string {
  if (before === undefined) return `Fingerprint: ${fingerprint}`;
  if (before === fingerprint) return `The fingerprint is unchanged: ${fingerprint}`;
  return `Fingerprint: ${before} → ${fingerprint}`;
}
