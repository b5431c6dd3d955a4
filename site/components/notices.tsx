// What must be read before anything else: that a coalition is retired, or that a page is a draft. It
// stands before the page's own heading, so its title is none.

import type { Change } from "../../src/core/changes/change.ts";
import { describeChange, headline } from "../../src/core/changes/impact.ts";
import type { CoalitionView } from "../../src/core/history/registry-view.ts";
import { oneLine } from "../../src/core/text.ts";
import { entryAnchor } from "./entry-line.tsx";
import { Time } from "./time.tsx";

export function RetirementNotice({ coalition }: { coalition: CoalitionView }) {
  const { definition, hasReplacement: isThere } = coalition;
  if (!definition.retirement) return null;
  const { at, reason, replacement } = definition.retirement;
  return (
    <section class="notice retired" aria-labelledby="retired-title">
      <p id="retired-title" class="notice-title">
        {`Ends ${at.slice(0, 10)}`}
        {replacement === null ? " without a replacement" : ", replaced by "}
        {isThere ? <a href={`../${replacement}/`}>{replacement}</a> : replacement}
      </p>
      <p>
        {"Its services end at "}
        <Time at={at} />
        {". From then on every handle of this coalition gives ConnectTimeout. "}
        {oneLine(reason)}
      </p>
    </section>
  );
}

/** While the mark is in the definition. */
export function UrgentNotice({ coalition }: { coalition: CoalitionView }) {
  const { definition, entries } = coalition;
  if (!definition.urgent) return null;
  const { reason } = definition.urgent;
  // A working tree may have a mark that no entry has.
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
            ? ". If your build is older, recompile with the fingerprint below now."
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
