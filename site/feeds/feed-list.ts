// The feeds of the registry and of each coalition, and what they contain. Those of citizens are in
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
  /** Below the base URL, without an extension: `changes`, `mev.mainnet-q2/changes`. */
  path: string;
  /** The current title; archives have `archiveTitle`. */
  title: string;
  description: string;
  /** The title of the archives, which does not change with the coalition. */
  archiveTitle: string;
  /** The page for people, below the base URL. */
  page: string;
  /** Oldest first; with the changes that the feed is about, if it is not about all. */
  entries: readonly (Entry | Concern)[];
  /** The hash of the oldest entry that the feed ever had. The feed's id is derived from it. */
  origin: string;
  /**
   * The feed of one id: only Atom, which every reader supports, with the changes that affect the id and a link to the
   * rest. A registry has several times as many of these feeds as coalitions. Full ones in three formats would be half
   * of its site.
   */
  brief?: true;
  /** The events of its calendar, if it has one. */
  events?: () => readonly AnnouncedEvent[];
}

/**
 * Whether there is a calendar. That of one id comes with its first announcement, and then stays: most ids never have
 * one.
 */
export function hasEvents({ brief, events }: FeedFacts): boolean {
  return events !== undefined && (!brief || events().length > 0);
}

/** The registry's own feeds: all changes, and only breaking ones. */
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
      "Only changes that break integrators: when they are announced, when an announcement changes, and when they happen.",
    archiveTitle: "Breaking changes",
    page: "changes/breaking/",
    entries: ofBreaks(view, entries),
    origin,
  };
}

/**
 * Since this month, the feed also has announcements of breaking changes. Earlier ones are not added: readers would
 * show old announcements as new, and archives would hold different entries.
 */
const AHEAD_SINCE = "2026-11-01T00:00:00Z";

/** Breaking entries, and those that announce one or change an announcement, by what was known at each entry. */
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
