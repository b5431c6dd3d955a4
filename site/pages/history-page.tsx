// <name>/history/: every fingerprint that was ever published, and what each entry changed. The newest
// entries stand there in full, older ones on page/<n>/ below, which keep what they hold once full.

import type { Entry } from "../../src/core/history/entry.ts";
import { placeIn } from "../../src/core/history/place.ts";
import type { CoalitionView } from "../../src/core/history/registry-view.ts";
import { oneLine } from "../../src/core/text.ts";
import { EntryArticle } from "../components/entry.tsx";
import { FeedLinks } from "../components/feed-links.tsx";
import { pageFile } from "../components/layout.tsx";
import { rootOf } from "../components/links.ts";
import { DraftNotice } from "../components/notices.tsx";
import { Pager } from "../components/pager.tsx";
import { None } from "../components/section.tsx";
import { type EntryPage, pageFolder, pagesOf, toNewest } from "../paging.ts";
import { PageTimeline } from "../pictures/page-timeline.tsx";
import type { PageContext, SiteFile } from "../site-context.ts";
import { Diff } from "./history-diff.tsx";
import { Fingerprints } from "./history-fingerprints.tsx";
import { LostFingerprints, NotPublished, OlderEntries } from "./history-lists.tsx";

/** Entries on a full page, with all their ids; the newest has fewer than twice as many. */
const PAGE_SIZE = 25;

interface Props {
  context: PageContext;
  coalition: CoalitionView;
  page: EntryPage<Entry>;
  /** The pages before it. */
  older: readonly EntryPage<Entry>[];
  /** To the base. */
  root: string;
}

/** Every page of a coalition's history, the oldest first. */
export function historyPages(context: PageContext, coalition: CoalitionView): SiteFile[] {
  const { name, versions, entries } = coalition;
  return pagesOf(entries, PAGE_SIZE).map((page, index, pages) => {
    const isNewest = page.number === page.of;
    const path = `${name}/history/${pageFolder(page)}index.html`;
    const root = rootOf(path);
    const older = pages.slice(0, index);
    return pageFile({
      context,
      path,
      title: `History of ${name}${isNewest ? "" : `, page ${page.number}`}`,
      description: isNewest
        ? `Every fingerprint that ${name} ever had (${versions.length}), and what changed between them.`
        : `Older fingerprints of ${name}, and what changed between them.`,
      asOf: page.items.at(-1)?.at,
      feeds: [{ title: `${name}: changes`, base: `${toNewest(page)}../changes` }],
      children: <HistoryPage {...{ context, coalition, page, older, root }} />,
    });
  });
}

function HistoryPage(props: Props) {
  const { context, coalition, page } = props;
  const { name, definition, entries, draft } = coalition;
  const up = `${toNewest(page)}../`;
  const isNewest = page.number === page.of;
  return (
    <>
      <header class="page-head">
        <p class="name">
          <a href={up}>{name}</a>
        </p>
        <h1>{`History of ${oneLine(definition.title)}`}</h1>
        <p class="lead">
          Nothing published is ever taken back: every fingerprint stays here, with what replaced it
          and why.
        </p>
        <FeedLinks base={`${up}changes`} of={name} />
      </header>
      {isNewest && <DraftNotice draft={draft} />}
      {entries.length === 0 ? (
        <None>No history: nothing of this coalition has been published yet.</None>
      ) : (
        <PageOfEntries {...props} />
      )}
      {isNewest && <NotPublished context={context} coalition={coalition} />}
    </>
  );
}

function PageOfEntries({ context, coalition, page, older, root }: Props) {
  const { entries: chain } = coalition;
  const isNewest = page.number === page.of;
  return (
    <>
      <Pager page={page} label="Pages" />
      <PageTimeline coalition={coalition} page={page} />
      {isNewest && <Diff chain={chain} />}
      <Fingerprints context={context} chain={chain} page={page} />
      <section aria-labelledby="entries">
        <h2 id="entries">Entries</h2>
        <p class="hint">
          Each chain hash is the BLAKE3 hash of the entry together with the chain hash of the entry
          before it, so no earlier entry can be changed unnoticed.
        </p>
        {page.items
          .map((entry) => (
            <EntryArticle
              key={entry.seq}
              context={context}
              entry={entry}
              place={placeIn(chain, entry)}
              root={root}
              named={false}
            />
          ))
          .reverse()}
      </section>
      {isNewest && <OlderEntries chain={chain} pages={older} />}
      {isNewest && <LostFingerprints chain={chain} />}
      <Pager page={page} label="Pages, again" />
    </>
  );
}
