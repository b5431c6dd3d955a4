// The text of a feed item, as HTML that needs neither style nor script.

import { renderToStaticMarkup } from "preact-render-to-string";
import { entryFingerprints, entryVerdict } from "../../src/core/entry-words.ts";
import type { Entry } from "../../src/core/history/entry.ts";
import type { Place } from "../../src/core/history/place.ts";
import { describeChange } from "../../src/core/impact.ts";
import { cleanText, oneLine } from "../../src/core/text.ts";

export function renderEntryBody(entry: Entry, place: Place): string {
  return renderToStaticMarkup(
    <>
      <p>{entryVerdict(entry, place)}</p>
      <ul>
        {entry.changes.map((change) => {
          const { what, action } = describeChange(change);
          return <li>{cleanText(action === undefined ? what : `${what} ${action}`)}</li>;
        })}
      </ul>
      <p>{entryFingerprints(entry, place)}</p>
      <pre>
        <code>{`pub const FINGERPRINT: UniqueId = unique_id!("${entry.fingerprint}");`}</code>
      </pre>
      <p>
        Commit {entry.commit.slice(0, 12)}: {oneLine(entry.subject)}
      </p>
    </>,
  );
}
