// Makes a shard's record of one period of an id.

import type { CoalitionHistory } from "./coalition-history.ts";
import type { IdPeriod } from "./own-ids.ts";
import { type LookupRecord, MOVES_WITH_FINGERPRINT } from "./record.ts";

export interface FoundPeriod extends IdPeriod {
  coalition: CoalitionHistory;
}

export function recordOf({ coalition, ...period }: FoundPeriod): LookupRecord {
  const { kind, part, from, until, announcement, shipped } = period;
  return {
    coalition: coalition.name,
    kind,
    ...(part ? { part } : {}),
    since: from,
    ...(until === undefined ? {} : { until, ...replacementOf(coalition, period, until) }),
    ...(announcement ? { announcement } : {}),
    ...(shipped === false ? { shipped } : {}),
  };
}

function replacementOf(
  coalition: CoalitionHistory,
  period: IdPeriod,
  until: number,
): Partial<LookupRecord> {
  if (MOVES_WITH_FINGERPRINT.has(period.kind)) {
    const now = period.shipped === false ? undefined : coalition.ownNow(period);
    const breakingSince = coalition.breakingSince(until);
    return { ...(now === undefined ? {} : { now }), breakingSince };
  }
  const { first, now } = coalition.succession(period);
  return {
    ...(first === undefined || first === now ? {} : { successor: first }),
    ...(now === undefined ? {} : { now }),
  };
}
