// One entry of the change log: what changed, what to do, and what happened to the fingerprint.

import { entryUrgency, entryVerdict } from "../../src/core/changes/entry-words.ts";
import { describeChanges, headline } from "../../src/core/changes/impact.ts";
import type { Entry } from "../../src/core/history/entry.ts";
import { type Place, placeIn } from "../../src/core/history/place.ts";
import type { Id as IdDigits } from "../../src/core/registry/definition.ts";
import { oneLine } from "../../src/core/text.ts";
import { Changes } from "./changes.tsx";
import { EntryBadges, entryAnchor, entryHref } from "./entry-line.tsx";
import { BoxedFact } from "./fact.tsx";
import { Id } from "./id.tsx";
import { commitUrl } from "./links.ts";
import { usePage } from "./page.ts";
import { Time } from "./time.tsx";
import { topicsOf } from "./topics.ts";

interface EntryProps {
  entry: Entry;
  /** All entries of the coalition, oldest first. */
  chain: readonly Entry[];
  /** Whether to name the coalition and link to its history: on pages about several coalitions. */
  named: boolean;
  /** Whether it has a headline in place of the changes and ids, which the coalition's history has. */
  isBrief?: boolean;
}

export function EntryArticle({ entry, chain, named, isBrief = false }: EntryProps) {
  const { root } = usePage();
  const place = placeIn(chain, entry);
  const anchor = entryAnchor(entry);
  const urgency = entryUrgency(entry);
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
          <Time at={entry.at} /> · <Commit entry={entry} />
          {` · ${oneLine(entry.subject)}`}
        </p>
      </header>
      {urgency !== undefined && <p class="urgency">{urgency}</p>}
      <p class="verdict">{entryVerdict(entry, place)}</p>
      {isBrief ? (
        <p>{headline(entry.changes)}</p>
      ) : (
        <>
          <Changes {...describeChanges(entry.changes)} />
          <Fingerprints entry={entry} place={place} chained={!named} />
        </>
      )}
    </article>
  );
}

/** The classes that the style sheet's filters select. */
function entryClass(entry: Entry): string {
  const topics = topicsOf(entry).map((topic) => `about-${topic}`);
  return [
    "entry",
    ...(entry.breaking ? ["breaking"] : []),
    ...(entry.urgent ? ["urgent"] : []),
    ...topics,
  ].join(" ");
}

export function Commit({ entry }: { entry: Pick<Entry, "commit"> }) {
  const url = commitUrl(usePage().config, entry.commit);
  const short = entry.commit.slice(0, 10);
  return (
    <span class="commit">
      {"commit "}
      {url === undefined ? (
        <code title={entry.commit}>{short}</code>
      ) : (
        <a href={url}>
          <code>{short}</code>
        </a>
      )}
    </span>
  );
}

interface FingerprintsProps {
  entry: Entry;
  place: Place;
  chained: boolean;
}

function Fingerprints({ entry, place: { before, returnsTo }, chained }: FingerprintsProps) {
  const { root } = usePage();
  const { coalition, seq, fingerprint, hash } = entry;
  const moved = before !== fingerprint;
  const after = before === undefined ? "Fingerprint" : "After";
  const ids: [term: string, value: IdDigits | undefined | false, label: string][] = [
    ["Before", moved && before, "fingerprint before"],
    [after, moved && fingerprint, "fingerprint after"],
    ["Chain hash", chained && hash, "chain hash of"],
  ];
  return (
    <>
      {!moved && <p class="meta">The fingerprint did not change.</p>}
      {returnsTo && (
        <p class="meta">
          {"This is the fingerprint of "}
          <a href={entryHref(root, { coalition, seq: returnsTo.seq })}>
            {`entry ${returnsTo.seq}`}
          </a>
          {" again."}
        </p>
      )}
      {(moved || chained) && (
        <dl class="ids">
          {ids.map(
            ([term, value, label]) =>
              value && (
                <BoxedFact key={term} term={term}>
                  <Id value={value} label={`${label} entry ${seq}`} />
                </BoxedFact>
              ),
          )}
        </dl>
      )}
    </>
  );
}
