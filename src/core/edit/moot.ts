// Drops announcements about a part that was removed by hand.

import { withUpcoming } from "../changes/replace-ids.ts";
import type { Definition } from "../registry/definition.ts";
import { announceableIn } from "../registry/part-ids.ts";
import { mootWords } from "./follow-ups.ts";

/** `after` without announcements about parts that only `before` has, and a sentence on each. */
export function withoutMoot(
  before: Definition,
  after: Definition,
): { definition: Definition; follows: string[] } {
  const { upcoming = [] } = after;
  if (upcoming.length === 0) return { definition: after, follows: [] };
  const [was, is] = [announceableIn(before), announceableIn(after)];
  const moot = upcoming.filter((it) => was(it) && !is(it));
  const left = upcoming.filter((it) => !moot.includes(it));
  return { definition: withUpcoming(after, left), follows: moot.map(mootWords) };
}
