// The timelines of a coalition: the newest entries on the handshake page, and those of each page of the history.

import type { Entry } from "../../src/core/history/entry.ts";
import type { CoalitionView } from "../../src/core/history/registry-view.ts";
import { counted } from "../../src/core/text.ts";
import type { ListPage } from "../paging.ts";
import { Timeline } from "./timeline.tsx";
import { announcedSteps, entrySteps } from "./timeline-steps.ts";

const SHOWN = 12;

/** With announced changes. Renders nothing if there is no entry. */
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
      caption={`${captionOf(count, shown)} Each mark links to its entry in the history.`}
    />
  );
}

interface PageProps {
  coalition: CoalitionView;
  page: ListPage<Entry>;
}

/** The newest page also has the announced changes. */
export function PageTimeline({ coalition, page: { items, of, isMain } }: PageProps) {
  const count = `${counted(items.length, "entry", "entries")}${of > 1 ? " on this page" : ""}`;
  return (
    <section aria-labelledby="timeline">
      <h2 id="timeline">Timeline</h2>
      <Timeline
        name={coalition.name}
        entries={entrySteps(coalition.entries, items, "")}
        ahead={isMain ? announcedSteps(coalition, "../") : []}
        caption={`${captionOf(count, items)} The entries are below.`}
      />
    </section>
  );
}

/** "12 entries, oldest first, 3 break integrators." */
function captionOf(count: string, shown: readonly Entry[]): string {
  const breaking = shown.filter((it) => it.breaking).length;
  const breaks = `${breaking === 0 ? "none" : breaking} break${breaking < 2 ? "s" : ""} integrators`;
  return `${count}${shown.length === 1 ? "" : ", oldest first"}, ${breaks}.`;
}
