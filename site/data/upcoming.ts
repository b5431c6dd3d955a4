// api/v1/upcoming.json: what every coalition has announced and not carried out, by time.

import { announcedMoments } from "../../src/core/changes/next-fingerprint.ts";
import { isRetirement } from "../../src/core/history/announced-changes.ts";
import {
  type AnnouncedEvent,
  announcedEvents,
  isAwaited,
} from "../../src/core/history/announced-events.ts";
import type { CoalitionView, RegistryView } from "../../src/core/history/registry-view.ts";
import { compareText } from "../../src/core/problem.ts";
import { hasCome } from "../../src/core/time.ts";
import type { SiteContext } from "../site-context.ts";

/** Announced events still ahead. A retirement happens at its time, any other change with the entry that publishes it. */
export function awaitedEvents(coalition: CoalitionView, head: RegistryView["head"]) {
  const hasEnded = ({ what, at }: AnnouncedEvent) =>
    isRetirement(what) && head !== undefined && hasCome(at, head.at);
  return announcedEvents(coalition).events.filter((it) => isAwaited(it) && !hasEnded(it));
}

export function upcomingOf({ view, config }: Pick<SiteContext, "view" | "config">) {
  const rows = view.coalitions.flatMap((coalition) =>
    awaitedEvents(coalition, view.head).map((event) => rowOf(coalition, event, config.baseUrl)),
  );
  const order = (a: Row, b: Row) =>
    compareText(a.effectiveAt, b.effectiveAt) || compareText(a.coalition, b.coalition);
  return {
    schemaVersion: 1,
    commit: view.head?.commit ?? null,
    // The sort is stable: changes of one coalition at one time keep the order of their announcements.
    upcoming: rows.sort(order),
  };
}

type Row = ReturnType<typeof rowOf>;

function rowOf({ name, published }: CoalitionView, event: AnnouncedEvent, baseUrl: string) {
  const { what, of, at, breaking, first, last } = event;
  const before = published?.fingerprint ?? last.fingerprint;
  const moment = published && announcedMoments(published).find((it) => it.at === at);
  const own = isRetirement(what)
    ? { notice: null, kind: "coalition-retirement", id: before, to: null }
    : { notice: what.notice, kind: what.kind, id: what.id, to: what.to };
  return {
    coalition: name,
    ...own,
    part: of ?? { class: "coalition" as const, name },
    effectiveAt: at,
    reason: what.reason,
    ...(isRetirement(what) ? { replacement: what.replacement } : {}),
    breaking,
    fingerprint: { before, after: isRetirement(what) ? null : (moment?.next ?? null) },
    announcedAt: first.at,
    changedAt: last.at,
    status: event.state,
    url: `${baseUrl}${name}/${isRetirement(what) ? "" : "#announced"}`,
  };
}
