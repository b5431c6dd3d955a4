// The status of a coalition, as text.

import type { CoalitionView } from "../../src/core/history/registry-view.ts";
import { type Status, statusOf } from "../../src/core/registry/coalition-status.ts";
import type { UtcTime } from "../../src/core/registry/definition.ts";
import { counted } from "../../src/core/text.ts";
import { withSeconds } from "../../src/core/time.ts";
import { Id } from "./id.tsx";
import { Time } from "./time.tsx";

const WORDS: Record<Status, string> = {
  current: "Current",
  announced: "Current",
  retired: "Retires",
  unpublished: "Not published yet",
};

export interface StatusProps {
  status: Status;
  /** How many changes are announced. */
  announced: number;
  /** When its services end, if a retirement is published. */
  ends?: UtcTime | undefined;
  /** Whether it is marked urgent. */
  urgent?: boolean | undefined;
}

export function statusPropsOf(coalition: CoalitionView): StatusProps {
  const { upcoming = [], retirement, urgent } = coalition.definition;
  return {
    ...{ status: statusOf(coalition), announced: upcoming.length, ends: retirement?.at },
    urgent: urgent !== undefined,
  };
}

/**
 * "Current", or "Retires 2026-12-31", which a page can show before and after that day; then "1 change announced", if
 * any is.
 */
export function statusWords({
  status,
  announced,
  ends,
}: StatusProps): [word: string, more?: string] {
  const word = ends === undefined ? WORDS[status] : `${WORDS[status]} ${ends.slice(0, 10)}`;
  return announced === 0 ? [word] : [word, `${counted(announced, "change")} announced`];
}

export function StatusBadges(props: StatusProps) {
  const [word, more] = statusWords(props);
  return (
    <>
      {props.urgent && <span class="badge urgent">Urgent</span>}
      <span class={`badge ${props.status === "announced" ? "current" : props.status}`}>{word}</span>
      {more !== undefined && <span class="badge announced">{more}</span>}
    </>
  );
}

/** The status, with what it means for integrators. */
export function StatusSentence({ coalition }: { coalition: CoalitionView }) {
  const { definition, entries } = coalition;
  const published = entries.at(-1)?.fingerprint;
  // A working tree's fingerprint is not published, and may never be.
  if (published !== undefined && published !== definition.fingerprint) {
    return (
      <>
        {
          "Draft: this fingerprint is not committed, and nobody serves it. Compile in the published one: "
        }
        <Id value={published} label="published fingerprint" />.
      </>
    );
  }
  switch (statusOf(coalition)) {
    case "unpublished":
      return <>Not published yet: nobody can have compiled it in.</>;
    case "retired":
      return (
        <>
          {"Retires at "}
          <Time at={definition.retirement?.at ?? ""} />
          {". This page stays for builds that still use it."}
        </>
      );
    case "current":
      return <>Current: compile this in. No change is announced.</>;
    case "announced":
      return (
        <>
          {"Current: compile this in now. "}
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
