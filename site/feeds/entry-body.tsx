// The text of a feed item, as HTML that needs neither style nor script.

import { renderToStaticMarkup } from "preact-render-to-string";
import type { Entry } from "../../src/core/history/entry.ts";
import { describeChange } from "../../src/core/impact.ts";
import { cleanText, oneLine } from "../../src/core/text.ts";

/** `before` is the entry before it in its coalition's chain; undefined for the first. */
export function renderEntryBody(entry: Entry, before: Entry | undefined): string {
  return renderToStaticMarkup(
    <>
      <p>{verdict(entry, before)}</p>
      <ul>
        {entry.changes.map((change) => {
          const { what, action } = describeChange(change);
          return <li>{cleanText(action === undefined ? what : `${what} ${action}`)}</li>;
        })}
      </ul>
      <p>{fingerprints(entry, before)}</p>
      <pre>
        <code>{`pub const FINGERPRINT: UniqueId = unique_id!("${entry.fingerprint}");`}</code>
      </pre>
      <p>
        Commit {entry.commit.slice(0, 12)}: {oneLine(entry.subject)}
      </p>
    </>,
  );
}

function verdict(entry: Entry, before: Entry | undefined): string {
  if (!before) return "A new coalition: nothing that you compiled in is affected.";
  if (entry.fingerprint !== before.fingerprint) {
    return "This breaks integrators: what was compiled in before gives ConnectTimeout.";
  }
  return entry.breaking
    ? "This ends the coalition: what was compiled in gives ConnectTimeout from the given time on."
    : "This breaks nothing: what was compiled in before goes on working.";
}

function fingerprints({ fingerprint }: Entry, before: Entry | undefined): string {
  if (!before) return `Fingerprint: ${fingerprint}`;
  if (before.fingerprint === fingerprint) return `The fingerprint is unchanged: ${fingerprint}`;
  return `Fingerprint: ${before.fingerprint} → ${fingerprint}`;
}
