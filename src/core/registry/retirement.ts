// A retirement has a time. Until then the coalition is served, and changes concern its integrators.

import { hasCome } from "../time.ts";
import type { Definition, Upcoming, UtcTime } from "./definition.ts";

/**
 * Whether the coalition's services have ended by then. Without a time, every retirement counts as past. Rules also
 * call this for definitions with an invalid retirement, which counts as not past.
 */
export function hasRetired(
  { retirement }: Pick<Definition, "retirement">,
  by: UtcTime | undefined,
): boolean {
  if (typeof retirement?.at !== "string") return false;
  return by === undefined || hasCome(retirement.at, by);
}

/** Changes announced for after the retirement: a contradiction that the operator must resolve. */
export function announcedAfterEnd(definition: Definition): Upcoming[] {
  const { upcoming = [] } = definition;
  return upcoming.filter(({ effectiveAt }) => hasRetired(definition, effectiveAt));
}
