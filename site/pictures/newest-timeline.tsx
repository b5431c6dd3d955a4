// The timeline on the handshake page: the newest entries, and what is announced.

import type { Entry } from "../../src/core/history/entry.ts";
import type { CoalitionView } from "../../src/core/history/registry-view.ts";
import { counted } from "../../src/core/text.ts";
import { Timeline } from "./timeline.tsx";
import { announcedSteps, entrySteps } from "./timeline-steps.ts";

const SHOWN = 12;

export function NewestTimeline({ coalition }: { coalition: CoalitionView }) {
  const { name, entries } = coalition;
  if (entries.length === 0) return null;
  const shown = entries.slice(-SHOWN);
  const count =
    shown.length < entries.length
      ? `The newest ${shown.length} of ${entries.length} entries`
      : counted(shown.length, "entry", "entries");
  return (
    <Timeline
      name={name}
      entries={entrySteps(entries, shown, "history/")}
      ahead={announcedSteps(coalition, "")}
      caption={`${captionOf(count, shown)} Every mark leads to its entry in the history.`}
    />
  );
}

/** "12 entries, oldest first, 3 break integrators." */
export function captionOf(count: string, shown: readonly Entry[]): string {
  const breaking = shown.filter((it) => it.breaking).length;
  const breaks = `${breaking === 0 ? "none" : breaking} break${breaking < 2 ? "s" : ""} integrators`;
  return `${count}${shown.length === 1 ? "" : ", oldest first"}, ${breaks}.`;
}
