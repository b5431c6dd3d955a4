// Where a coalition stands, in words. No clock is asked: what has a date is told with its date.

import type { CoalitionView } from "../../src/core/registry-view.ts";
import { counted } from "../../src/core/text.ts";
import { withSeconds } from "../../src/core/time.ts";
import { Time } from "./time.tsx";

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

/** "Current"; where changes are announced, "1 change announced" comes after it. */
export function statusWords(coalition: CoalitionView): [word: string, announced?: string] {
  const status = statusOf(coalition);
  if (status !== "announced") return [WORDS[status]];
  const announced = coalition.definition.upcoming?.length ?? 0;
  return [WORDS[status], `${counted(announced, "change")} announced`];
}

export function StatusBadge({ coalition }: { coalition: CoalitionView }) {
  const status = statusOf(coalition);
  const [word, announced] = statusWords(coalition);
  return (
    <>
      <span class={`badge ${status === "announced" ? "current" : status}`}>{word}</span>
      {announced !== undefined && <span class="badge announced">{announced}</span>}
    </>
  );
}

/** The same, with what it means for who compiled the coalition in. */
export function StatusSentence({ coalition }: { coalition: CoalitionView }) {
  const { definition } = coalition;
  switch (statusOf(coalition)) {
    case "unpublished":
      return <>Not published yet: nobody can have compiled it in.</>;
    case "retired":
      return <>Retired: it goes on to stand here, for builds that hold it.</>;
    case "current":
      return <>Current: this is what to compile in, and no change of it is announced.</>;
    case "announced":
      return (
        <>
          {"Current: this is what to compile in now. "}
          <a href="#announced">An announced change</a>
          {" takes effect at "}
          <Time at={firstAnnounced(definition)} />.
        </>
      );
  }
}

function firstAnnounced({ upcoming = [] }: CoalitionView["definition"]): string {
  const [first = ""] = upcoming.map(({ effectiveAt }) => withSeconds(effectiveAt)).sort();
  return first;
}
