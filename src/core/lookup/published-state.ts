// What is published of a coalition now, under a working tree that may say otherwise.

import type { Change } from "../changes/change.ts";
import { announcementsOf } from "../changes/next-fingerprint.ts";
import type { IdSpan } from "../history/id-spans.ts";
import type { CoalitionView } from "../history/registry-view.ts";
import type { Definition, Retirement } from "../registry/definition.ts";
import { withSeconds } from "../time.ts";
import type { LookupAnnouncement } from "./record.ts";

type State = Pick<CoalitionView, "definition" | "draft" | "ids">;

export function publishedRetirement({ definition, draft }: State): Retirement | undefined {
  const drafted = draft.find(isOfRetirement);
  if (!drafted) return definition.retirement;
  return (drafted.before as Retirement | null) ?? undefined;
}

function isOfRetirement({ field, part }: Change): boolean {
  return field === "retirement" && part.class === "coalition";
}

/** By the time at which they take effect. */
export function publishedAnnouncements({ definition, draft, ids }: State): LookupAnnouncement[] {
  // Of a working tree that differs, the published announcements are those whose ids still stand.
  return draft.length === 0 ? announcedIn(definition) : announcedBy(ids);
}

function announcedIn(definition: Definition): LookupAnnouncement[] {
  return announcementsOf(definition).map(({ upcoming, next = null, moves }) => ({
    kind: upcoming.kind,
    id: upcoming.id,
    to: upcoming.to,
    effectiveAt: withSeconds(upcoming.effectiveAt),
    ...(moves ? { fingerprint: next } : {}),
  }));
}

function announcedBy(ids: readonly IdSpan[]): LookupAnnouncement[] {
  const standing = ids.filter(({ until }) => until === undefined);
  return standing.flatMap(({ id: to, kind, announcement }) => {
    if (kind !== "announced" || !announcement?.kind || !announcement.of) return [];
    const { kind: what, of, effectiveAt } = announcement;
    const next = standing.find(
      (it) => it.kind === "next-fingerprint" && it.announcement?.effectiveAt === effectiveAt,
    );
    const moved = next ? { fingerprint: next.id } : {};
    return [{ kind: what, id: of, to, effectiveAt, ...moved }];
  });
}
