// One entry of the change log, in words: what happened, what to do, and what it did to the fingerprint.

import { entryVerdict } from "../../src/core/changes/entry-words.ts";
import { describeChanges } from "../../src/core/changes/impact.ts";
import type { Entry } from "../../src/core/history/entry.ts";
import type { Place } from "../../src/core/history/place.ts";
import type { Id as IdDigits } from "../../src/core/registry/definition.ts";
import { oneLine } from "../../src/core/text.ts";
import type { PageContext } from "../site-context.ts";
import { Changes } from "./changes.tsx";
import { EntryBadges, entryAnchor, entryHref } from "./entry-line.tsx";
import { Id } from "./id.tsx";
import { commitUrl } from "./links.ts";
import { Time } from "./time.tsx";
import { topicsOf } from "./topics.ts";

interface EntryProps {
  context: PageContext;
  entry: Entry;
  place: Place;
  /** To the base. */
  root: string;
  /** On a page of several coalitions each entry names its own, and leads to its history. */
  named: boolean;
}

export function EntryArticle({ context, entry, place, root, named }: EntryProps) {
  const anchor = entryAnchor(entry);
  return (
    <article id={anchor} class={entryClass(entry)}>
      <header>
        <h3>
          {named && <a href={`${root}${entry.coalition}/`}>{entry.coalition}</a>}
          <a class="seq" href={named ? entryHref(root, entry) : `#${anchor}`}>
            {named ? `entry ${entry.seq}` : `Entry ${entry.seq}`}
          </a>
          <EntryBadges entry={entry} place={place} />
        </h3>
        <p class="meta">
          <Time at={entry.at} /> · <Commit context={context} entry={entry} />
          {` · ${oneLine(entry.subject)}`}
        </p>
      </header>
      <p class="verdict">{entryVerdict(entry, place)}</p>
      <Changes {...describeChanges(entry.changes)} />
      <Fingerprints entry={entry} place={place} root={root} chained={!named} />
    </article>
  );
}

/** What the style sheet's filters choose by. */
function entryClass(entry: Entry): string {
  const topics = topicsOf(entry).map((topic) => `about-${topic}`);
  return ["entry", ...(entry.breaking ? ["breaking"] : []), ...topics].join(" ");
}

export function Commit({ context, entry }: { context: PageContext; entry: Pick<Entry, "commit"> }) {
  const url = commitUrl(context.config, entry.commit);
  const short = <code title={entry.commit}>{entry.commit.slice(0, 10)}</code>;
  return <span class="commit">commit {url === undefined ? short : <a href={url}>{short}</a>}</span>;
}

interface FingerprintsProps {
  entry: Entry;
  place: Place;
  root: string;
  chained: boolean;
}

function Fingerprints({ entry, place: { before, returnsTo }, root, chained }: FingerprintsProps) {
  const { coalition, seq, fingerprint, hash } = entry;
  const moved = before !== fingerprint;
  const ids: [term: string, value: IdDigits, label: string][] = [];
  if (moved && before !== undefined) ids.push(["Before", before, "fingerprint before"]);
  if (moved)
    ids.push([before === undefined ? "Fingerprint" : "After", fingerprint, "fingerprint after"]);
  if (chained) ids.push(["Chain hash", hash, "chain hash of"]);
  return (
    <>
      {!moved && <p class="meta">The fingerprint stays as it was.</p>}
      {returnsTo && (
        <p class="meta">
          {"The fingerprint afterwards is that of "}
          <a href={entryHref(root, { coalition, seq: returnsTo.seq })}>
            {`entry ${returnsTo.seq}`}
          </a>
          .
        </p>
      )}
      {ids.length > 0 && (
        <dl class="ids">
          {ids.map(([term, value, label]) => (
            <div key={term}>
              <dt>{term}</dt>
              <dd>
                <Id value={value} label={`${label} entry ${seq}`} />
              </dd>
            </div>
          ))}
        </dl>
      )}
    </>
  );
}
