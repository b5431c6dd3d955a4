// A coalition's status. It does not depend on the clock: anything dated is shown with its date.

import type { CoalitionView } from "../history/registry-view.ts";

export const STATUSES = ["current", "announced", "retired", "unpublished"] as const;
/** An "announced" coalition is also current, but has announced changes. */
export type Status = (typeof STATUSES)[number];

export function statusOf({ definition, entries }: CoalitionView): Status {
  if (entries.length === 0) return "unpublished";
  if (definition.retirement) return "retired";
  return (definition.upcoming ?? []).length > 0 ? "announced" : "current";
}
