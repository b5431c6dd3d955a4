// <name>/history/index.html: every fingerprint that was ever published, and what each entry changed.

import type { Entry } from "../../src/core/history/entry.ts";
import { placeIn } from "../../src/core/history/place.ts";
import { headline } from "../../src/core/impact.ts";
import type { CoalitionView } from "../../src/core/registry-view.ts";
import { oneLine } from "../../src/core/text.ts";
import { Breaking, Commit, EntryArticle, entryAnchor } from "../components/entry.tsx";
import { FeedLinks } from "../components/feed-links.tsx";
import { Id, TextWithIds } from "../components/id.tsx";
import { renderPage } from "../components/layout.tsx";
import { Mosaic } from "../components/mosaic.tsx";
import { DraftNotice } from "../components/notices.tsx";
import { None } from "../components/section.tsx";
import { Time } from "../components/time.tsx";
import type { SiteContext, SiteFile } from "../site-context.ts";

export function renderHistoryPage(context: SiteContext, coalition: CoalitionView): SiteFile {
  const { name, versions } = coalition;
  return renderPage({
    context,
    path: `${name}/history/index.html`,
    title: `History of ${name}`,
    description: `Every fingerprint that ${name} ever had (${versions.length}), and what changed between them.`,
    feeds: [{ title: `${name}: changes`, base: "../changes" }],
    children: <HistoryPage context={context} coalition={coalition} />,
  });
}

interface Props {
  context: SiteContext;
  coalition: CoalitionView;
}

function HistoryPage({ context, coalition }: Props) {
  const { name, definition, entries, draft } = coalition;
  return (
    <>
      <header class="page-head">
        <p class="name">
          <a href="../">{name}</a>
        </p>
        <h1>{`History of ${oneLine(definition.title)}`}</h1>
        <p class="lead">
          Nothing published is ever taken back: every fingerprint stays here, with what replaced it
          and why.
        </p>
        <FeedLinks base="../changes" of={name} />
      </header>
      <DraftNotice draft={draft} />
      {entries.length === 0 ? (
        <None>No history: nothing of this coalition has been published yet.</None>
      ) : (
        <>
          <Fingerprints context={context} coalition={coalition} />
          <Entries context={context} coalition={coalition} />
        </>
      )}
      <NotPublished context={context} coalition={coalition} />
    </>
  );
}

/** The entries that moved the fingerprint, newest first: it can come back to an earlier one. */
function Fingerprints({ context, coalition }: Props) {
  const moves = coalition.entries.filter(
    (entry, index, all) => entry.fingerprint !== all[index - 1]?.fingerprint,
  );
  return (
    <section aria-labelledby="fingerprints">
      <h2 id="fingerprints">Fingerprints</h2>
      <ol class="versions">
        {moves.reverse().map((entry, index, all) => (
          <VersionItem key={entry.seq} context={context} entry={entry} next={all[index - 1]} />
        ))}
      </ol>
    </section>
  );
}

interface VersionProps {
  context: SiteContext;
  /** The entry that brought the fingerprint. */
  entry: Entry;
  /** The entry that moved it on; undefined for the last one published. */
  next: Entry | undefined;
}

function VersionItem({ context, entry, next }: VersionProps) {
  const { fingerprint } = entry;
  return (
    <li class={next ? "superseded" : "latest"}>
      <Mosaic fingerprint={fingerprint} size={48} />
      <div>
        <Id value={fingerprint} label={`fingerprint of entry ${entry.seq}`} />
        <p>
          <a href={`#${entryAnchor(entry)}`}>{headline(entry.changes)}</a>{" "}
          {entry.breaking && <Breaking />}
        </p>
        <p class="meta">
          <Time at={entry.at} /> · <Commit context={context} entry={entry} />
          {` · ${oneLine(entry.subject)} · `}
          <a href={`${fingerprint}.json`}>definition</a>
          {" · "}
          {next ? (
            <>
              {"superseded "}
              <Time at={next.at} />
            </>
          ) : (
            "the last one published"
          )}
        </p>
      </div>
    </li>
  );
}

function Entries({ context, coalition: { entries } }: Props) {
  return (
    <section aria-labelledby="entries">
      <h2 id="entries">Entries</h2>
      <p class="hint">
        Each chain hash is the BLAKE3 hash of the entry together with the chain hash of the entry
        before it, so no earlier entry can be changed unnoticed.
      </p>
      {entries
        .map((entry) => (
          <EntryArticle
            key={entry.seq}
            context={context}
            entry={entry}
            place={placeIn(entries, entry)}
            root="../../"
            named={false}
          />
        ))
        .reverse()}
    </section>
  );
}

/** Versions on the branch that did not pass the check: they were never shown as published. */
function NotPublished({ context, coalition: { name } }: Props) {
  const skipped = context.view.skipped.filter(({ coalition }) => coalition === name);
  if (skipped.length === 0) return null;
  return (
    <section aria-labelledby="skipped">
      <h2 id="skipped">Versions that were not published</h2>
      <ul class="entry-list">
        {skipped.map(({ commit, file, why, problems }) => (
          <li key={commit.commit + file}>
            <Time at={commit.at} />
            <span>
              <Commit context={context} entry={commit} />
              {` · ${why} `}
              <TextWithIds text={problems.map(({ message }) => oneLine(message)).join(" ")} />
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
