// What a notice needs changed in definitions: an entry of `upcoming` added, amended, or taken out again.

import { editOf, type Plan } from "../edit/plan.ts";
import type { Operator, Upcoming } from "../registry/definition.ts";
import { hasRetired } from "../registry/retirement.ts";
import { withSeconds } from "../time.ts";
import { planAtOnce } from "./cutover.ts";
import { planAnnouncement, planWithdrawal } from "./drafts.ts";
import type { JudgedBy } from "./judged-by.ts";
import type { NoticeEffect } from "./notice-effect.ts";

/** A change of one definition that is to be proposed. */
export interface NoticeStep {
  coalition: string;
  file: string;
  /** Of the coalition: whose word it needs. */
  operator: Operator;
  what: "announce" | "amend" | "withdraw" | "carry-out";
  /** The entry that is added or amended; of a withdrawal, the one that goes; of what is carried out, as it would be. */
  entry: Upcoming;
  plan: Plan;
}

type StepsBy = Pick<JudgedBy, "registry" | "now">;

/** None where it stands as it should, or cannot. */
export function announcementStep({ registry, now }: StepsBy, effect: NoticeEffect): NoticeStep[] {
  const { coalition, file, operator, stage, wanted: entry, standing } = effect;
  if (stage === "at-once") {
    const plan = planAtOnce(registry, file, entry, now);
    return [{ coalition, file, operator, entry, plan, what: "carry-out" }];
  }
  if (stage !== "to-announce" && stage !== "to-amend") return [];
  const plan = planAnnouncement(registry, file, entry, now);
  return [{ coalition, file, operator, entry, plan, what: standing ? "amend" : "announce" }];
}

/** Every entry of the notice that stands in a definition, taken out again. */
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
 * Whether a step says otherwise what becomes of which id, or when: until its coalition has decided on it,
 * what stands there is not carried out. Other words change nothing in that, nor does what the check refuses.
 */
export function isDecisive({ what, entry, plan }: NoticeStep, standing: Upcoming): boolean {
  if (!editOf(plan) || entry.notice !== standing.notice) return false;
  const later = withSeconds(entry.effectiveAt) !== withSeconds(standing.effectiveAt);
  return (
    what === "withdraw" ||
    what === "carry-out" ||
    later ||
    entry.id !== standing.id ||
    entry.to !== standing.to
  );
}
