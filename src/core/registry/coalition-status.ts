// Where a coalition stands. No clock is asked: what has a date is told with its date.

import type { CoalitionView } from "../history/registry-view.ts";

export const STATUSES = ["current", "announced", "retired", "unpublished"] as const;
/** "announced" is current, too, and has changes announced. */
export type Status = (typeof STATUSES)[number];

export function statusOf({ definition, entries }: CoalitionView): Status {
  if (entries.length === 0) return "unpublished";
  if (definition.retirement) return "retired";
  return (definition.upcoming ?? []).length > 0 ? "announced" : "current";
}
