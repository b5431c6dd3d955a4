// What a shard says of each time that an id stood.

import type { CoalitionHistory } from "./coalition-history.ts";
import type { IdStanding } from "./own-ids.ts";
import { type LookupRecord, MOVES_WITH_FINGERPRINT } from "./record.ts";

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
