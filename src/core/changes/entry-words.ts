// The sentences about an entry of the change channel, for feeds and pull requests.

import type { Entry } from "../history/entry.ts";
import type { Place } from "../history/place.ts";
import type { Retirement } from "../registry/definition.ts";
import { type Part, partLabel } from "../registry/parts.ts";
import { listed, oneLine } from "../text.ts";
import { moment } from "../time.ts";
import { announcesNextFingerprint, endsHandles } from "./change.ts";
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
export function entryVerdict(entry: EntryFacts, { before, returnsTo }: Place): string {
  if (before === undefined) return "New coalition. Nothing that you compiled in is affected.";
  const then = afterRetirement(entry);
  if (entry.fingerprint !== before && returnsTo) {
    return `Breaking: the fingerprint is again that of entry ${returnsTo.seq} (${returnsTo.at.slice(0, 10)}). Programs built with that one work again. Programs built since then time out (ConnectTimeout).${then}`;
  }
  if (entry.fingerprint !== before) {
    const handles = [...endedCitizens(entry), "modules", "tickets"];
    return `Breaking: until you recompile, handles on ${listed(handles, 6)} time out (ConnectTimeout). Other handles keep working.${then}`;
  }
  const ended = endedParts(entry).map(partLabel);
  if (ended.length > 0) {
    return `The fingerprint is the same. Only handles on ${listed(ended)} time out (ConnectTimeout) until you recompile.${then}`;
  }
  if (!entry.breaking && entry.changes.some(({ kind }) => kind === "overdue")) {
    return "An announced change is overdue. If your handles already time out (ConnectTimeout), it happened without being published.";
  }
  if (!entry.breaking && entry.changes.some(({ kind }) => announcesNextFingerprint(kind))) {
    return "Nothing breaks now. What you compiled in keeps working until the announced change takes effect.";
  }
  return entry.breaking
    ? "Breaking: when the coalition retires, all its handles time out (ConnectTimeout)."
    : "Nothing breaks. What you compiled in keeps working.";
}

/** For an entry that also announces the coalition's retirement, which is often months away. */
function afterRetirement({ changes }: EntryFacts): string {
  const retired = changes.find(({ kind }) => kind === "retired");
  if (!retired) return "";
  const { at } = retired.after as Retirement;
  return ` From the coalition's retirement on (${moment(at)}), all its handles time out.`;
}

function endedParts({ changes }: EntryFacts): Part[] {
  return changes.filter(endsHandles).map(({ part }) => part);
}

/** Handles on modules and tickets end with the fingerprint anyway. */
function endedCitizens(entry: EntryFacts): string[] {
  const parts = endedParts(entry).filter((it) => it.class !== "module");
  return [...new Set(parts.map(partLabel))];
}

export function entryFingerprints({ fingerprint }: EntryFacts, { before }: Place): string {
  if (before === undefined) return `Fingerprint: ${fingerprint}`;
  if (before === fingerprint) return `The fingerprint is unchanged: ${fingerprint}`;
  return `Fingerprint: ${before} → ${fingerprint}`;
}
