// Where a coalition stands, in words.

import { type Status, statusOf } from "../../src/core/coalition-status.ts";
import type { CoalitionView } from "../../src/core/registry-view.ts";
import { counted } from "../../src/core/text.ts";

const WORDS: Record<Status, string> = {
  current: "Current",
  announced: "Current",
  retired: "Retired",
  unpublished: "Not published yet",
};

export function StatusBadge({ coalition }: { coalition: CoalitionView }) {
  const announced = coalition.definition.upcoming?.length ?? 0;
  return <StatusBadges status={statusOf(coalition)} announced={announced} />;
}

interface StatusProps {
  status: Status;
  /** How many changes are announced. */
  announced: number;
}

export function StatusBadges({ status, announced }: StatusProps) {
  return (
    <>
      <span class={`badge ${status === "announced" ? "current" : status}`}>{WORDS[status]}</span>
      {status === "announced" && (
        <span class="badge announced">{`${counted(announced, "change")} announced`}</span>
      )}
    </>
  );
}
