// The timeline of a page of the history: its entries, and on the newest page what is announced.

import type { Entry } from "../../src/core/history/entry.ts";
import type { CoalitionView } from "../../src/core/history/registry-view.ts";
import { counted } from "../../src/core/text.ts";
import type { EntryPage } from "../paging.ts";
import { captionOf } from "./newest-timeline.tsx";
import { Timeline } from "./timeline.tsx";
import { announcedSteps, entrySteps } from "./timeline-steps.ts";

interface Props {
  coalition: CoalitionView;
  page: EntryPage<Entry>;
}

export function PageTimeline({ coalition, page }: Props) {
  const { items } = page;
  const isNewest = page.number === page.of;
  const count = `${counted(items.length, "entry", "entries")}${page.of > 1 ? " of this page" : ""}`;
  return (
    <section aria-labelledby="timeline">
      <h2 id="timeline">Timeline</h2>
      <Timeline
        name={coalition.name}
        entries={entrySteps(coalition.entries, items, "")}
        ahead={isNewest ? announcedSteps(coalition, "../") : []}
        caption={`${captionOf(count, items)} Below is what they say.`}
      />
    </section>
  );
}
