// Describes the changes of a definition for the terminal.

import type { Change } from "../src/core/changes/change.ts";
import { endedHandlesSentence } from "../src/core/changes/ended-handles.ts";
import { describeChange } from "../src/core/changes/impact.ts";
import type { Id } from "../src/core/registry/definition.ts";
import type { Paint } from "../src/core/render/report.ts";

/** A block for each change: what it is and what integrators must do. Then the fingerprint, and what times out. */
export function renderChanges(
  changes: readonly Change[],
  fingerprints: { before: Id | null; after: Id | null },
  { bad, good, strong }: Paint,
): string {
  if (changes.length === 0) return good("Nothing changes for integrators.");
  const blocks = changes.map((change) => {
    const { title, what, action } = describeChange(change);
    const mark = change.breaking ? bad("breaking  ") : "          ";
    return [`${mark}${strong(title)}`, `  ${what}`, ...(action ? [`  ${action}`] : [])].join("\n");
  });
  const { before, after } = fingerprints;
  const fingerprint =
    before === after
      ? `fingerprint unchanged: ${before}`
      : `fingerprint ${before ?? "none"} → ${after}`;
  const ended = endedHandlesSentence(changes, fingerprints);
  return [...blocks, fingerprint, ...(ended === "" ? [] : [ended])].join("\n\n");
}
