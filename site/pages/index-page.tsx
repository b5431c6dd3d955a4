// index.html: the coalitions by name, a search over them, and the newest changes. A long list continues at
// page/2/.

import type { CoalitionView, RegistryView } from "../../src/core/history/registry-view.ts";
import { lazy } from "../../src/core/lazy.ts";
import { countFacets, type FacetCounts, facetsOf } from "../../src/core/search/facets.ts";
import { coalitionRow } from "../../src/core/search/row.ts";
import { counted } from "../../src/core/text.ts";
import { CoalitionTable } from "../components/coalition-row.tsx";
import { Commit } from "../components/entry.tsx";
import { EntryItem, entryHref } from "../components/entry-line.tsx";
import { FeedList } from "../components/feed-links.tsx";
import { PageHead, pageFile } from "../components/layout.tsx";
import { NamePager, spanOf } from "../components/pager.tsx";
import { SearchForm } from "../components/search-form.tsx";
import { None } from "../components/section.tsx";
import { Time } from "../components/time.tsx";
import { type ListPage, namePages } from "../paging.ts";
import type { SiteContext, SiteFile } from "../site-context.ts";

/** Coalitions on a page. */
const PAGE_SIZE = 100;
/** Entries in the list of the newest. */
const NEWEST = 5;

interface Props {
  context: SiteContext;
  page: ListPage<CoalitionView>;
  pages: readonly ListPage<CoalitionView>[];
  /** Counts over all coalitions. */
  counts: () => FacetCounts;
  /** The folder of the search's files, below the base URL. */
  searchFolder: () => string;
}

/** Every page of the list. */
export function indexPages(context: SiteContext, searchFolder: () => string): SiteFile[] {
  const { coalitions } = context.view;
  const counts = lazy(() => countsOf(coalitions));
  return namePages(coalitions, PAGE_SIZE).map((page, _, pages) => {
    const later = {
      title: `Coalitions, page ${page.number}`,
      description: `Coalitions from ${spanOf(page)} in ${context.config.name}.`,
    };
    return pageFile({
      context,
      path: `${page.folder}index.html`,
      ...(page.isMain ? { description: context.config.description } : later),
      children: <IndexPage {...{ context, page, pages, counts, searchFolder }} />,
    });
  });
}

function countsOf(coalitions: readonly CoalitionView[]): FacetCounts {
  const all = [...coalitions.keys()];
  return countFacets(all, facetsOf(coalitions.map(coalitionRow)), { archetypes: [], statuses: [] });
}

function IndexPage({ context, page, pages, counts, searchFolder }: Props) {
  const { config, view } = context;
  const { number, of, isMain, items, up: root } = page;
  return (
    <>
      {isMain ? (
        <PageHead title={config.name} lead={config.description}>
          <Totals view={view} />
        </PageHead>
      ) : (
        <PageHead
          title={`Coalitions, page ${number} of ${of}`}
          lead={`From ${spanOf(page)}, out of ${counted(view.coalitions.length, "coalition")} by name.`}
        />
      )}
      <DraftHint coalitions={isMain ? view.coalitions : items} />
      {items.length > 0 && <SearchForm root={root} folder={searchFolder()} counts={counts()} />}
      <NamePager page={page} pages={pages} label="Pages of the list" listed />
      <CoalitionTable rows={items.map(coalitionRow)} root={root} />
      <button type="button" class="more" data-more hidden>
        Show more
      </button>
      <NamePager page={page} pages={pages} label="Pages of the list, again" listed={false} />
      {isMain && <NewestChanges view={view} />}
      {isMain && (
        <section class="feeds" aria-labelledby="feeds-title">
          <h2 id="feeds-title">Feeds</h2>
          <FeedList />
          <p class="hint">Each coalition also has its own feeds, linked from its page.</p>
        </section>
      )}
    </>
  );
}

function NewestChanges({ view: { entries, chains } }: { view: RegistryView }) {
  return (
    <section class="newest" aria-labelledby="newest-title">
      <h2 id="newest-title">Newest changes</h2>
      {entries.length === 0 ? (
        <None>No entries yet: nothing has been published.</None>
      ) : (
        <>
          <ol class="entry-list">
            {entries.slice(0, NEWEST).map((entry) => (
              <EntryItem
                key={entry.hash}
                entry={entry}
                chain={chains.get(entry.coalition) ?? []}
                href={entryHref("", entry)}
              >
                <b>{entry.coalition}</b>{" "}
              </EntryItem>
            ))}
          </ol>
          <p>
            <a href="changes/">All changes</a>
          </p>
        </>
      )}
    </section>
  );
}

function Totals({ view: { head, coalitions, entries } }: { view: RegistryView }) {
  const citizens = new Set(
    coalitions.flatMap(({ definition: { lattices, organisms } }) =>
      [...lattices, ...organisms].map(({ stableId }) => stableId),
    ),
  );
  return (
    <p class="meta">
      {`${counted(coalitions.length, "coalition")} · ${counted(citizens.size, "citizen")} · ${counted(entries.length, "entry", "entries")} in the change channel`}
      {head ? (
        <>
          {" · as of "}
          <Commit entry={head} />, <Time at={head.at} />
        </>
      ) : (
        " · no history: this is not a Git repository, or it has no commits"
      )}
    </p>
  );
}

function DraftHint({ coalitions }: { coalitions: CoalitionView[] }) {
  const drafts = coalitions.filter(({ draft }) => draft.length > 0);
  if (drafts.length === 0) return null;
  return (
    <p class="notice draft">
      {`Draft: this page shows changes that are not committed yet, in ${drafts.map(({ name }) => name).join(", ")}.`}
    </p>
  );
}
