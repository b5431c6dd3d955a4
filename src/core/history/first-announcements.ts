// What a coalition's first version announced. Its entry only says that it was published, so no change lists these.

import { partsByAnnounced } from "../changes/announcements.ts";
import { type AnnouncedChange, announcedChange, subjectOf } from "./announced-changes.ts";
import type { CoalitionView } from "./registry-view.ts";

/** Derived from the "before" of the first change to each announcement, or else from what is published now. */
export function firstAnnouncements({
  entries,
  published,
}: Pick<CoalitionView, "entries" | "published">): AnnouncedChange[] {
  /** By subject; undefined for an announcement of a later version. */
  const found = new Map<string, AnnouncedChange | undefined>();
  const take = (it: Omit<AnnouncedChange, "state">, isLater = false) => {
    const subject = subjectOf(it);
    if (!found.has(subject))
      found.set(subject, isLater ? undefined : { ...it, state: "announced" });
  };
  for (const change of entries.flatMap(({ changes }) => changes)) {
    const known = announcedChange({ ...change, after: change.before ?? change.after });
    if (known) take(known, change.kind === "announced" || change.kind === "retired");
  }
  if (published) {
    const partOf = partsByAnnounced(published);
    for (const what of published.upcoming ?? []) take({ what, ...partOf(what) });
    if (published.retirement) take({ what: published.retirement });
  }
  return [...found.values()].filter((it) => it !== undefined);
}
