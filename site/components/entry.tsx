// One entry of the change log, in words: what happened, what to do, and what it did to the fingerprint.

import type { Id as IdDigits } from "../../src/core/definition.ts";
import { entryVerdict } from "../../src/core/entry-words.ts";
import type { Entry } from "../../src/core/history/entry.ts";
import type { Place } from "../../src/core/history/place.ts";
import { describeChange } from "../../src/core/impact.ts";
import { oneLine } from "../../src/core/text.ts";
import type { SiteContext } from "../site-context.ts";
import { Id, TextWithIds } from "./id.tsx";
import { commitUrl } from "./links.ts";
import { Time } from "./time.tsx";

/** The anchor of an entry, on the page of all changes and on the coalition's history. */
export function entryAnchor({ coalition, seq }: Entry): string {
  return `${coalition}-${seq}`;
}

export function Breaking() {
  return <span class="badge breaking">Breaking</span>;
}

interface EntryProps {
  context: SiteContext;
  entry: Entry;
  place: Place;
  root: string;
  /** On a page of several coalitions each entry names its own. */
  named: boolean;
}

export function EntryArticle({ context, entry, place, root, named }: EntryProps) {
  const anchor = entryAnchor(entry);
  return (
    <article id={anchor} class={entry.breaking ? "entry breaking" : "entry"}>
      <header>
        <h3>
          {named && <a href={`${root}${entry.coalition}/`}>{entry.coalition}</a>}
          <a class="seq" href={`#${anchor}`}>
            {named ? `#${entry.seq}` : `Entry ${entry.seq}`}
          </a>
          {entry.breaking && <Breaking />}
        </h3>
        <p class="meta">
          <Time at={entry.at} /> · <Commit context={context} entry={entry} />
          {` · ${oneLine(entry.subject)}`}
        </p>
      </header>
      <p class="verdict">{entryVerdict(entry, place)}</p>
      <Changes entry={entry} />
      <Fingerprints entry={entry} before={place.before} chained={!named} />
    </article>
  );
}

export function Commit({ context, entry }: { context: SiteContext; entry: Pick<Entry, "commit"> }) {
  const url = commitUrl(context.config, entry.commit);
  const short = <code title={entry.commit}>{entry.commit.slice(0, 10)}</code>;
  return <span class="commit">commit {url === undefined ? short : <a href={url}>{short}</a>}</span>;
}

function Changes({ entry }: { entry: Entry }) {
  const described = entry.changes.map(describeChange);
  const actions = [...new Set(described.flatMap(({ action }) => action ?? []))];
  return (
    <>
      <ul class="changes">
        {described.map(({ title, what }, index) => (
          <li key={index} class={entry.changes[index]?.breaking ? "breaking" : undefined}>
            <b>{title}</b>
            {entry.changes[index]?.breaking && <span class="visually-hidden"> (breaking)</span>}{" "}
            <TextWithIds text={what} />
          </li>
        ))}
      </ul>
      {actions.length > 0 && (
        <div class="actions">
          <h4>What to do</h4>
          {actions.map((action) => (
            <p key={action}>{action}</p>
          ))}
        </div>
      )}
    </>
  );
}

interface FingerprintsProps {
  entry: Entry;
  before: IdDigits | undefined;
  chained: boolean;
}

function Fingerprints({ entry, before, chained }: FingerprintsProps) {
  const { seq, fingerprint, hash } = entry;
  const moved = before !== fingerprint;
  const ids: [term: string, value: IdDigits, label: string][] = [];
  if (moved && before !== undefined) ids.push(["Before", before, "fingerprint before"]);
  if (moved)
    ids.push([before === undefined ? "Fingerprint" : "After", fingerprint, "fingerprint after"]);
  if (chained) ids.push(["Chain hash", hash, "chain hash of"]);
  return (
    <>
      {!moved && <p class="meta">The fingerprint stays as it was.</p>}
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
    </>
  );
}
