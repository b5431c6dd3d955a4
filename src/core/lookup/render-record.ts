// What a shard says of each time that an id stood, and of the entries that this needs.

import type { CoalitionHistory, Detail } from "./coalition-history.ts";
import type { IdStanding } from "./own-ids.ts";
import {
  changesId,
  type LookupAnnouncement,
  type LookupEntry,
  type LookupRecord,
  MOVES_WITH_FINGERPRINT,
} from "./record.ts";

/** How many breaking entries an answer has the titles of; of the rest it has the number. */
const MOST_TITLES = 10;

export interface FoundStanding extends IdStanding {
  coalition: CoalitionHistory;
}

export function recordOf({ coalition, ...standing }: FoundStanding): LookupRecord {
  const { kind, part, from, until, announcement, shipped } = standing;
  return {
    coalition: coalition.name,
    kind,
    ...(part ? { part } : {}),
    since: from,
    ...(until === undefined ? {} : { until, ...whatFollowed(coalition, standing, until) }),
    ...(announcement ? { announcement } : {}),
    ...(shipped === false ? { shipped } : {}),
  };
}

function whatFollowed(
  coalition: CoalitionHistory,
  standing: IdStanding,
  until: number,
): Partial<LookupRecord> {
  if (MOVES_WITH_FINGERPRINT.has(standing.kind)) {
    const now = standing.shipped === false ? undefined : coalition.ownNow(standing);
    const breakingSince = coalition.breakingSince(until);
    return { ...(now === undefined ? {} : { now }), breakingSince };
  }
  const { first, now } = coalition.succession(standing);
  return {
    ...(first === undefined || first === now ? {} : { successor: first }),
    ...(now === undefined ? {} : { now }),
  };
}

/** An announcement is told of what stands, and will change by it. */
export function isNeeded(announced: LookupAnnouncement, found: readonly FoundStanding[]): boolean {
  return found.some((it) => it.until === undefined && changesId(announced, it));
}

/** The entries that records name, each as far as they need it, by `seq`. */
export function entriesOf(
  coalition: CoalitionHistory,
  found: readonly FoundStanding[],
): Record<string, LookupEntry> {
  const times = found.map(({ from }): [number, Detail] => [from, "time"]);
  const titles = found
    .filter(({ kind }) => kind === "fingerprint")
    .flatMap(({ until }) => (until === undefined ? [] : coalition.breakingFrom(until, MOST_TITLES)))
    .map((seq): [number, Detail] => [seq, "title"]);
  const endings = found.flatMap(({ until }): [number, Detail][] =>
    until === undefined ? [] : [[until, "whole"]],
  );
  // The most that is needed of each entry comes last, and stays.
  const details = new Map([...times, ...titles, ...endings]);
  // Keys that are small numbers stand in their order in any object.
  return Object.fromEntries(
    [...details].map(([seq, detail]) => [seq, coalition.entryAt(seq, detail)]),
  );
}
