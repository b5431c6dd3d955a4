// Where a coalition stands, in words. No clock is asked: what has a date is told with its date.

import type { CoalitionView } from "../../src/core/registry-view.ts";
import { counted } from "../../src/core/text.ts";

export type Status = "current" | "announced" | "retired" | "unpublished";

export function statusOf({ definition, entries }: CoalitionView): Status {
  if (entries.length === 0) return "unpublished";
  if (definition.retirement) return "retired";
  return (definition.upcoming ?? []).length > 0 ? "announced" : "current";
}

const WORDS: Record<Status, string> = {
  current: "Current",
  announced: "Current",
  retired: "Retired",
  unpublished: "Not published yet",
};

export function StatusBadge({ coalition }: { coalition: CoalitionView }) {
  const status = statusOf(coalition);
  const announced = coalition.definition.upcoming?.length ?? 0;
  return (
    <>
      <span class={`badge ${status === "announced" ? "current" : status}`}>{WORDS[status]}</span>
      {status === "announced" && (
        <span class="badge announced">{`${counted(announced, "change")} announced`}</span>
      )}
    </>
  );
}
