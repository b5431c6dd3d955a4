// The feeds of the registry and of each coalition, and what stands in them; those of citizens are in
// citizen-feeds.ts.

import type { RegistryConfig } from "../../src/core/config/config.ts";
import { isAboutBreakAhead, NextFingerprints } from "../../src/core/history/announced-breaks.ts";
import { type AnnouncedEvent, announcedEvents } from "../../src/core/history/announced-events.ts";
import type { Concern } from "../../src/core/history/concerns.ts";
import type { Entry } from "../../src/core/history/entry.ts";
import type { CoalitionView, RegistryView } from "../../src/core/history/registry-view.ts";
import { lazy } from "../../src/core/lazy.ts";

/** One feed, in whatever format. */
export interface FeedFacts {
  /** Below the base URL, without the format's ending: `changes`, `mev.mainnet-q2/changes`. */
  path: string;
  /** As things are now. */
  title: string;
  description: string;
  /** The title of what is archived, which never changes. */
  archiveTitle: string;
  /** The page for people, below the base URL. */
  page: string;
  /** Oldest first, with the changes that the feed is about, where it is not about all. */
  entries: readonly (Entry | Concern)[];
  /** The hash of the oldest entry that the feed ever had; the feed's own id follows from it. */
  origin: string;
  /**
   * Of one id alone: in Atom, which every reader takes, with the changes that concern the id, and a link to the rest. A
   * registry has several times as many of these feeds as coalitions, and whole ones in three formats would be half of
   * its site.
   */
  brief?: true;
  /** What its calendar shows; absent of a feed that has none. */
  events?: () => readonly AnnouncedEvent[];
}

/** The feeds of the registry itself: all changes, and only what breaks. */
export function* registryFeeds(view: RegistryView, config: RegistryConfig): Generator<FeedFacts> {
  const entries = [...view.entries].reverse();
  const origin = entries[0]?.hash ?? "";
  yield {
    path: "changes",
    title: `${config.name}: all changes`,
    description: config.description,
    archiveTitle: "All changes",
    page: "changes/",
    entries,
    origin,
    events: () => view.coalitions.flatMap((it) => announcedEvents(it).events),
  };
  yield {
    path: "breaking",
    title: `${config.name}: breaking changes`,
    description:
      "Only the changes that break integrators who compiled in the version before: when they are announced, when an announcement of them changes, and when they are made.",
    archiveTitle: "Breaking changes",
    page: "changes/breaking/",
    entries: ofBreaks(view, entries),
    origin,
  };
}

/**
 * From then on, the month in which it came, the feed has what will break, too. What was announced before is not added
 * to it: readers would show old announcements as new ones, most of them over, and archives, which never change,
 * would hold other entries.
 */
const AHEAD_SINCE = "2026-11-01T00:00:00Z";

/** Those that break, and those that say that one is coming, or comes otherwise. By what was known at each. */
function ofBreaks({ coalitions }: RegistryView, entries: readonly Entry[]): Entry[] {
  const next = new Map(
    coalitions.map(({ name, ids }) => [name, lazy(() => new NextFingerprints(ids))]),
  );
  return entries.filter((entry) => {
    if (entry.breaking || entry.at < AHEAD_SINCE) return entry.breaking;
    const ofCoalition = next.get(entry.coalition);
    return ofCoalition !== undefined && isAboutBreakAhead(entry, ofCoalition);
  });
}

/** The feed of one coalition. */
export function coalitionFeed(coalition: CoalitionView): FeedFacts {
  const { name, definition, entries } = coalition;
  return {
    path: `${name}/changes`,
    title: `${definition.title} (${name})`,
    description: `Every change of the coalition ${name}.`,
    archiveTitle: `${name}: all changes`,
    page: `${name}/`,
    entries,
    origin: entries[0]?.hash ?? "",
    events: () => announcedEvents(coalition).events,
  };
}
