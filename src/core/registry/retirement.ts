// A retirement has a time: until then the coalition is served, and what happens before it concerns its integrators.

import { hasCome } from "../time.ts";
import type { Definition, Upcoming, UtcTime } from "./definition.ts";

/**
 * Whether the coalition's services have ended by then. Without a time, a retirement counts as in force. Rules ask this
 * of definitions whose retirement the schema may have found wrong: such a one has not ended.
 */
export function hasRetired(
  { retirement }: Pick<Definition, "retirement">,
  by: UtcTime | undefined,
): boolean {
  if (typeof retirement?.at !== "string") return false;
  return by === undefined || hasCome(retirement.at, by);
}

/** What it announces for the time after its end: a contradiction, for its operator to settle. */
export function announcedAfterEnd(definition: Definition): Upcoming[] {
  const { upcoming = [] } = definition;
  return upcoming.filter(({ effectiveAt }) => hasRetired(definition, effectiveAt));
}
