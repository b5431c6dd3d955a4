// What times out in programs that were built before some changes.

import { partLabel } from "../registry/parts.ts";
import { listed, someOf } from "../text.ts";
import { type Change, endsHandles } from "./change.ts";

/** They end with the fingerprint. */
const OF_FINGERPRINT = "modules and tickets";
const MOST_CITIZENS = 5;

/** "lattice base.mainnet, modules and tickets", for a sentence on handles; "" if all handles keep working. */
export function endedHandles(changes: readonly Change[], fingerprintMoved: boolean): string {
  const ended = changes.filter(endsHandles).map(({ part }) => part);
  if (!fingerprintMoved) return listed(ended.map(partLabel));
  const citizens = new Set(ended.filter((it) => it.class !== "module").map(partLabel));
  return citizens.size === 0
    ? OF_FINGERPRINT
    : `${someOf([...citizens], MOST_CITIZENS)}, ${OF_FINGERPRINT}`;
}
