// What to read before anything else: the coalition retires, it is urgent, or the page is a draft. A notice
// comes before the page's heading, so its own title is not a heading.

import type { Change } from "../../src/core/changes/change.ts";
import { describeChange, headline } from "../../src/core/changes/impact.ts";
import type { CoalitionView } from "../../src/core/history/registry-view.ts";
import { oneLine } from "../../src/core/text.ts";
import { entryAnchor } from "./entry-line.tsx";
import { Time } from "./time.tsx";

export function RetirementNotice({ coalition }: { coalition: CoalitionView }) {
  const { definition, hasReplacement } = coalition;
  if (!definition.retirement) return null;
  const { at, reason, replacement } = definition.retirement;
  return (
    <section class="notice retired" aria-labelledby="retired-title">
      <p id="retired-title" class="notice-title">
        {`Retires ${at.slice(0, 10)}`}
        {replacement === null ? " without a replacement" : ", replaced by "}
        {hasReplacement ? <a href={`../${replacement}/`}>{replacement}</a> : replacement}
      </p>
      <p>
        {"Its services end at "}
        <Time at={at} />
        {". After that, all handles of this coalition time out (ConnectTimeout). "}
        {oneLine(reason)}
      </p>
    </section>
  );
}

/** Shown while the definition is marked urgent. */
export function UrgentNotice({ coalition }: { coalition: CoalitionView }) {
  const { definition, entries } = coalition;
  if (!definition.urgent) return null;
  const { reason } = definition.urgent;
  // A working tree may be marked before any entry is.
  const entry = entries.findLast(({ urgent }) => urgent?.reason === reason);
  return (
    <section class="notice urgent" aria-labelledby="urgent-title">
      <p id="urgent-title" class="notice-title">
        Urgent: {oneLine(reason)}
      </p>
      {entry && (
        <p>
          {"Since "}
          <Time at={entry.at} />
          {": "}
          <a href={`history/#${entryAnchor(entry)}`}>{headline(entry.changes)}</a>
          {entry.breaking
            ? ". If your build is older, recompile now with the constant below."
            : "."}
        </p>
      )}
    </section>
  );
}

export function DraftNotice({ draft }: { draft: readonly Change[] }) {
  if (draft.length === 0) return null;
  return (
    <section class="notice draft" aria-labelledby="draft-title">
      <p id="draft-title" class="notice-title">
        Draft: this page shows changes that are not committed yet
      </p>
      <ul>
        {draft.map((change, index) => (
          <li key={index}>{describeChange(change).title}</li>
        ))}
      </ul>
    </section>
  );
}
