// <name>/history/: every fingerprint ever published, and what each entry changed. It has the newest entries
// in full. Older ones are at page/<n>/, which never change once full.

import type { Entry } from "../../src/core/history/entry.ts";
import type { CoalitionView } from "../../src/core/history/registry-view.ts";
import { oneLine } from "../../src/core/text.ts";
import { EntryArticle } from "../components/entry.tsx";
import { FeedLinks } from "../components/feed-links.tsx";
import { pageFile } from "../components/layout.tsx";
import { DraftNotice } from "../components/notices.tsx";
import { EntryPager } from "../components/pager.tsx";
import { None } from "../components/section.tsx";
import { entryPages, type ListPage } from "../paging.ts";
import { PageTimeline } from "../pictures/chain-timelines.tsx";
import type { PageContext, SiteFile } from "../site-context.ts";
import { Diff } from "./history-diff.tsx";
import { Fingerprints } from "./history-fingerprints.tsx";
import { LostFingerprints, NotPublished, OlderEntries } from "./history-lists.tsx";

/** Entries on a full page, with all their ids; the newest has fewer than twice as many. */
const PAGE_SIZE = 25;

interface Props {
  coalition: CoalitionView;
  page: ListPage<Entry>;
  pages: readonly ListPage<Entry>[];
}

/** Every page of a coalition's history, the oldest first. */
export function historyPages(context: PageContext, coalition: CoalitionView): SiteFile[] {
  const { name, versions, entries } = coalition;
  return entryPages(entries, PAGE_SIZE).map((page, _, pages) => {
    return pageFile({
      context,
      path: `${name}/history/${page.folder}index.html`,
      title: `History of ${name}${page.isMain ? "" : `, page ${page.number}`}`,
      description: page.isMain
        ? `Every fingerprint that ${name} ever had (${versions.length}), and what changed between them.`
        : `Older fingerprints of ${name}, and what changed between them.`,
      asOf: page.items.at(-1)?.at,
      feeds: [{ title: `${name}: changes`, base: `${page.up}../changes` }],
      children: <HistoryPage {...{ coalition, page, pages }} />,
    });
  });
}

function HistoryPage({ coalition, page, pages }: Props) {
  const { name, definition, entries, draft } = coalition;
  const up = `${page.up}../`;
  return (
    <>
      <header class="page-head">
        <p class="name">
          <a href={up}>{name}</a>
        </p>
        <h1>{`History of ${oneLine(definition.title)}`}</h1>
        <p class="lead">
          Nothing published is ever removed: every fingerprint stays here, with what replaced it and
          why.
        </p>
        <FeedLinks base={`${up}changes`} />
      </header>
      {page.isMain && <DraftNotice draft={draft} />}
      {entries.length === 0 ? (
        <None>No history yet: this coalition has not been published.</None>
      ) : (
        <>
          <EntryPager page={page} pages={pages} label="Pages" />
          <PageTimeline coalition={coalition} page={page} />
          {page.isMain && <Diff chain={entries} />}
          <Fingerprints chain={entries} page={page} />
          <Entries chain={entries} shown={page.items} />
          {page.isMain && <OlderEntries chain={entries} pages={pages.slice(0, -1)} />}
          {page.isMain && <LostFingerprints chain={entries} />}
          <EntryPager page={page} pages={pages} label="Pages, again" />
        </>
      )}
      {page.isMain && <NotPublished {...coalition} />}
    </>
  );
}

function Entries({ chain, shown }: { chain: readonly Entry[]; shown: readonly Entry[] }) {
  return (
    <section aria-labelledby="entries">
      <h2 id="entries">Entries</h2>
      <p class="hint">
        Each chain hash is the BLAKE3 hash of its entry and the previous chain hash, so no earlier
        entry can change unnoticed.
      </p>
      {[...shown].reverse().map((entry) => (
        <EntryArticle key={entry.seq} entry={entry} chain={chain} named={false} />
      ))}
    </section>
  );
}
