// The sentences about an entry of the change channel, for feeds and pull requests.

import type { Entry } from "../history/entry.ts";
import type { Place } from "../history/place.ts";
import { oneLine } from "../text.ts";
import { announcesNextFingerprint } from "./change.ts";
import { afterRetirement, endedHandles } from "./ended-handles.ts";
import { headline } from "./impact.ts";

/** The facts of an entry that these sentences need. */
export type EntryFacts = Pick<
  Entry,
  "coalition" | "fingerprint" | "changes" | "breaking" | "urgent"
>;

/** "mini.one: lattice base.mainnet bumped (breaking)"; for an urgent one "Urgent: mini.one: …". */
export function entryTitle(
  { coalition, changes, breaking, urgent }: EntryFacts,
  { returnsTo }: Partial<Place> = {},
): string {
  const back = returnsTo ? `back to the fingerprint of entry ${returnsTo.seq}: ` : "";
  const title = `${urgent ? "Urgent: " : ""}${coalition}: ${back}${headline(changes)}`;
  return oneLine(breaking ? `${title} (breaking)` : title);
}

/** "Urgent: It signs two blocks."; undefined for most entries. */
export function entryUrgency({ urgent }: Pick<Entry, "urgent">): string | undefined {
  return urgent && oneLine(`Urgent: ${urgent.reason}`);
}

/** Whether it breaks integrators, and what times out. */
export function entryVerdict(entry: EntryFacts, place: Place): string {
  if (place.before === undefined) return "New coalition. Nothing that you compiled in is affected.";
  const ended = endedHandles(entry.changes, entry.fingerprint !== place.before);
  return ended === "" ? verdictOnLater(entry) : verdictOnEnded(ended, entry, place);
}

/** For an entry after which handles time out: those on `ended`. */
function verdictOnEnded(ended: string, entry: EntryFacts, { before, returnsTo }: Place): string {
  const timeOut = `handles on ${ended} time out (ConnectTimeout)`;
  const then = afterRetirement(entry.changes);
  if (entry.fingerprint === before) {
    return `The fingerprint is the same. Only ${timeOut} until you recompile.${then}`;
  }
  if (returnsTo) {
    const { seq, at } = returnsTo;
    return `Breaking: the fingerprint is again that of entry ${seq} (${at.slice(0, 10)}). Constants with that fingerprint are current again. In programs built with the previous one, ${timeOut} until you recompile. Other handles keep working.${then}`;
  }
  return `Breaking: until you recompile, ${timeOut}. Other handles keep working.${then}`;
}

/** For an entry after which all handles keep working, at least for now. */
function verdictOnLater({ breaking, changes }: EntryFacts): string {
  if (breaking) {
    return "Breaking: when the coalition retires, all its handles time out (ConnectTimeout).";
  }
  if (changes.some(({ kind }) => kind === "overdue")) {
    return "An announced change is overdue. If your handles already time out (ConnectTimeout), it happened without being published.";
  }
  if (changes.some(({ kind }) => announcesNextFingerprint(kind))) {
    return "Nothing breaks now. What you compiled in keeps working until the announced change takes effect.";
  }
  return "Nothing breaks. What you compiled in keeps working.";
}

export function entryFingerprints({ fingerprint }: EntryFacts, { before }: Place): string {
  if (before === undefined) return `Fingerprint: ${fingerprint}`;
  if (before === fingerprint) return `The fingerprint is unchanged: ${fingerprint}`;
  return `Fingerprint: ${before} → ${fingerprint}`;
}
