// The edits of definitions that a notice needs: an entry of `upcoming` is added, amended or withdrawn.

import { editOf, type Plan } from "../edit/plan.ts";
import type { Operator, Upcoming } from "../registry/definition.ts";
import { hasRetired } from "../registry/retirement.ts";
import { withSeconds } from "../time.ts";
import { planAtOnce } from "./cutover.ts";
import { planAnnouncement, planWithdrawal } from "./drafts.ts";
import type { JudgedBy } from "./judged-by.ts";
import type { NoticeEffect } from "./notice-effect.ts";

/** An edit of one definition, to be proposed. */
export interface NoticeStep {
  coalition: string;
  file: string;
  /** The coalition's operator, who decides on it. */
  operator: Operator;
  what: "announce" | "amend" | "withdraw" | "carry-out";
  /** The entry that is added, amended or withdrawn; for an urgent change, the one that it would have. */
  entry: Upcoming;
  plan: Plan;
}

type StepsBy = Pick<JudgedBy, "registry" | "now">;

/** Empty if the entry is as it should be, or cannot be written. */
export function announcementStep({ registry, now }: StepsBy, effect: NoticeEffect): NoticeStep[] {
  const { coalition, file, operator, stage, wanted: entry, existing } = effect;
  if (stage === "at-once") {
    const plan = planAtOnce(registry, file, entry, now);
    return [{ coalition, file, operator, entry, plan, what: "carry-out" }];
  }
  if (stage !== "to-announce" && stage !== "to-amend") return [];
  const plan = planAnnouncement(registry, file, entry, now);
  return [{ coalition, file, operator, entry, plan, what: existing ? "amend" : "announce" }];
}

/** Withdraws every entry of the notice from definitions. */
export function withdrawals({ registry, now }: StepsBy, number: number): NoticeStep[] {
  return registry.definitions.flatMap(({ file, definition }): NoticeStep[] => {
    const entry = definition.upcoming?.find(({ notice }) => notice === number);
    if (!entry || hasRetired(definition, now)) return [];
    const plan = planWithdrawal(registry, file, number, now);
    const { name: coalition, operator } = definition;
    return [{ coalition, file, operator, what: "withdraw", entry, plan }];
  });
}

/**
 * Whether a step changes an id or the time of an entry: until the coalition decides on it, that entry does not take
 * effect. A different reason does not count, nor does a step that the check rejects.
 */
export function isDecisive({ what, entry, plan }: NoticeStep, existing: Upcoming): boolean {
  if (!editOf(plan) || entry.notice !== existing.notice) return false;
  const later = withSeconds(entry.effectiveAt) !== withSeconds(existing.effectiveAt);
  return (
    what === "withdraw" ||
    what === "carry-out" ||
    later ||
    entry.id !== existing.id ||
    entry.to !== existing.to
  );
}
