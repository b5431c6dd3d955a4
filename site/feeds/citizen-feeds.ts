// The feeds of citizens and confluences, across coalitions: one for each stable id and each fingerprint of a
// confluence that was ever published.

import { isRetirement } from "../../src/core/history/announced-changes.ts";
import { type AnnouncedEvent, announcedEvents } from "../../src/core/history/announced-events.ts";
import { type Concern, Concerns, followedIds } from "../../src/core/history/concerns.ts";
import type { IdSpan } from "../../src/core/history/id-spans.ts";
import type { CoalitionView, RegistryView } from "../../src/core/history/registry-view.ts";
import { lazy } from "../../src/core/lazy.ts";
import type { Id } from "../../src/core/registry/definition.ts";
import { oneLine, someOf } from "../../src/core/text.ts";
import type { FeedFacts } from "./feed-list.ts";

const SHORT = 16;
/** The most coalitions named in a title. */
const NAMED = 5;

interface Reference {
  view: CoalitionView;
  concerns: Concerns;
}

/** The feed of one id, which is made on request. */
export interface CitizenFeed {
  /** The same path as in its facts. */
  path: string;
  facts: () => FeedFacts;
}

export function* citizenFeeds({ coalitions, entries }: RegistryView): Generator<CitizenFeed> {
  const referring = new Map<Id, (() => Reference)[]>();
  for (const view of coalitions) {
    const { entries, ids } = view;
    const reference = lazy(() => ({ view, concerns: new Concerns(entries, ids) }));
    for (const id of followedIds(ids)) {
      const others = referring.get(id);
      if (others) others.push(reference);
      else referring.set(id, [reference]);
    }
  }
  const positions = lazy(() => new Map(entries.map(({ hash }, index) => [hash, index])));
  const position = ({ entry }: Concern) => positions().get(entry.hash) ?? 0;
  for (const [id, references] of referring) {
    const facts = () => {
      const found = references.map((it) => it());
      const concerned = found.flatMap(({ concerns }) => [...concerns.of(id)]);
      if (found.length > 1) concerned.sort((a, b) => position(b) - position(a));
      return feedOf(id, found, concerned);
    };
    yield { path: citizenPath(id), facts };
  }
}

/** Below the base URL, without an extension. */
export function citizenPath(id: Id): string {
  return `citizens/${id}`;
}

function feedOf(id: Id, found: readonly Reference[], entries: Concern[]): FeedFacts {
  const spans = found.flatMap(({ concerns }) => concerns.spansOf(id));
  const isThere = ({ concerns }: Reference) =>
    concerns.spansOf(id).some(({ until }) => until === undefined);
  const there = found.filter(isThere).map(({ view }) => view.name);
  const short = `${id.slice(0, SHORT)}…`;
  return {
    path: citizenPath(id),
    title: `${nameOf(spans)} (${short}) in ${someOf(
      found.map(({ view }) => view.name),
      NAMED,
    )}`,
    description: `Changes that affect ${whatOf(spans)} in any coalition. ${
      there.length === 0
        ? "No coalition refers to it any longer: the newest entries say why, and what replaced it."
        : `Coalitions that refer to it: ${someOf(there, NAMED)}.`
    }`,
    archiveTitle: `Changes that affect ${id}`,
    page: `${citizenPath(id)}/`,
    entries,
    brief: true,
    origin: entries[0]?.entry.hash ?? "",
    events: () => found.flatMap((it) => eventsOf(id, it, entries)),
  };
}

/** The announcements that concern the id: those of the feed's entries, and those of a coalition's first version. */
function eventsOf(
  id: Id,
  { view, concerns }: Reference,
  concerned: readonly Concern[],
): AnnouncedEvent[] {
  const { events, byChange } = announcedEvents(view);
  const changes = concerned.flatMap((it) => it.changes);
  const found = new Set(changes.flatMap((it) => byChange.get(it) ?? []));
  const spans = concerns.spansOf(id);
  const isOfFirst = ({ first, what, of }: AnnouncedEvent): boolean => {
    if (first.seq !== 1) return false;
    if (!isRetirement(what) && (what.id === id || what.to === id)) return true;
    const ofThen = spans.filter(({ from }) => from === 1);
    if (isRetirement(what)) return ofThen.length > 0;
    return ofThen.some(({ part }) => part.class === of?.class && part.name === of.name);
  };
  return events.filter((it) => found.has(it) || isOfFirst(it));
}

/** The name under which it was last referred to, in the first of the coalitions that do. */
function nameOf(spans: readonly IdSpan[]): string {
  const present = spans.find(({ until }) => until === undefined) ?? spans.at(-1);
  return oneLine(present?.part.name ?? "");
}

function whatOf([span]: readonly IdSpan[]): string {
  return span?.kind === "confluence" ? "this confluence" : "this citizen";
}
