// What times out in programs that were built before some changes.

import type { Id, Retirement } from "../registry/definition.ts";
import { partLabel } from "../registry/parts.ts";
import { listed, someOf } from "../text.ts";
import { moment } from "../time.ts";
import { type Change, endsHandles } from "./change.ts";

/** What ends with the fingerprint. "any", because the changes do not say what the coalition ships. */
const OF_FINGERPRINT = "any modules or tickets";
const MOST_CITIZENS = 5;

/** "lattice base.mainnet and any modules or tickets", for a sentence on handles; "" if all handles keep working. */
export function endedHandles(changes: readonly Change[], fingerprintMoved: boolean): string {
  const ended = changes.filter(endsHandles).map(({ part }) => part);
  if (!fingerprintMoved) return listed(ended.map(partLabel));
  const citizens = new Set(ended.filter((it) => it.class !== "module").map(partLabel));
  return citizens.size === 0
    ? OF_FINGERPRINT
    : `${someOf([...citizens], MOST_CITIZENS)} and ${OF_FINGERPRINT}`;
}

/** For changes that also announce the coalition's retirement, which is often months away. */
export function afterRetirement(changes: readonly Change[]): string {
  const retired = changes.find(({ kind }) => kind === "retired");
  if (!retired) return "";
  const { at } = retired.after as Retirement;
  return ` From the coalition's retirement on (${moment(at)}), all its handles time out.`;
}

/** For operators, after the changes of a coalition that was published with the fingerprint `before`. */
export function endedHandlesSentence(
  changes: readonly Change[],
  { before, after }: { before: Id | null; after: Id | null },
): string {
  const ended = before === null ? "" : endedHandles(changes, before !== after);
  return ended === ""
    ? ""
    : `Until integrators recompile, handles on ${ended} time out (ConnectTimeout).`;
}
