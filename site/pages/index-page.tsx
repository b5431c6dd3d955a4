// index.html: the coalitions by name, a search over them, and the newest changes. What one page does not
// hold of the list goes on below page/2/.

import type { CoalitionView } from "../../src/core/history/registry-view.ts";
import { countFacets, type FacetCounts, facetsOf } from "../../src/core/search/facets.ts";
import { coalitionRow } from "../../src/core/search/row.ts";
import { counted } from "../../src/core/text.ts";
import { CoalitionTable } from "../components/coalition-table.tsx";
import { Commit } from "../components/entry.tsx";
import { allFeeds, FeedLinks } from "../components/feed-links.tsx";
import { pageFile } from "../components/layout.tsx";
import { rootOf } from "../components/links.ts";
import { NamePager, spanOf } from "../components/name-pager.tsx";
import { NewestChanges } from "../components/newest-changes.tsx";
import { SearchForm } from "../components/search-form.tsx";
import { Time } from "../components/time.tsx";
import { lazy } from "../lazy.ts";
import { type ListPage, listPageFolder, listPages } from "../paging.ts";
import type { SiteContext, SiteFile } from "../site-context.ts";

/** Coalitions on a page. */
const PAGE_SIZE = 100;

interface Props {
  context: SiteContext;
  page: ListPage<CoalitionView>;
  pages: readonly ListPage<CoalitionView>[];
  /** Of all coalitions. */
  counts: () => FacetCounts;
  /** Of the search's files, below the base URL. */
  searchFolder: () => string;
}

/** Every page of the list. */
export function indexPages(context: SiteContext, searchFolder: () => string): SiteFile[] {
  const { coalitions } = context.view;
  const counts = lazy(() => countsOf(coalitions));
  const pages = listPages(coalitions, PAGE_SIZE);
  return pages.map((page) => indexPage({ context, page, pages, counts, searchFolder }));
}

function countsOf(coalitions: readonly CoalitionView[]): FacetCounts {
  const all = [...coalitions.keys()];
  return countFacets(all, facetsOf(coalitions.map(coalitionRow)), { archetypes: [], statuses: [] });
}

function indexPage(props: Props): SiteFile {
  const { context, page } = props;
  const path = `${listPageFolder(page.number)}index.html`;
  if (page.number === 1) {
    const { description } = context.config;
    return pageFile({ context, path, description, children: <FirstPage {...props} /> });
  }
  return pageFile({
    context,
    path,
    title: `Coalitions, page ${page.number}`,
    description: `The coalitions from ${spanOf(page)}, of ${context.config.name}.`,
    children: <LaterPage {...props} />,
  });
}

function FirstPage(props: Props) {
  const { context } = props;
  const { config, view } = context;
  return (
    <>
      <header class="page-head">
        <h1>{config.name}</h1>
        <p class="lead">{config.description}</p>
        <Totals context={context} />
      </header>
      <DraftHint coalitions={view.coalitions} />
      <Coalitions {...props} />
      <section class="newest" aria-labelledby="newest-title">
        <h2 id="newest-title">Newest changes</h2>
        <NewestChanges context={context} />
      </section>
      <Feeds context={context} />
    </>
  );
}

function LaterPage(props: Props) {
  const { context, page } = props;
  const { length } = context.view.coalitions;
  return (
    <>
      <header class="page-head">
        <h1>{`Coalitions, page ${page.number} of ${page.of}`}</h1>
        <p class="lead">{`From ${spanOf(page)}, by name, of ${counted(length, "coalition")} in all.`}</p>
      </header>
      <DraftHint coalitions={page.items} />
      <Coalitions {...props} />
    </>
  );
}

function Coalitions({ page, pages, counts, searchFolder }: Props) {
  const root = rootOf(listPageFolder(page.number));
  return (
    <>
      {page.items.length > 0 && (
        <SearchForm root={root} folder={searchFolder()} counts={counts()} />
      )}
      <NamePager page={page} pages={pages} root={root} label="Pages of the list" />
      <CoalitionTable rows={page.items.map(coalitionRow)} root={root} />
      <button type="button" class="more" data-more hidden>
        Show more
      </button>
      <NamePager page={page} root={root} label="Pages of the list, again" />
    </>
  );
}

function Totals({ context }: { context: SiteContext }) {
  const { head, coalitions, entries } = context.view;
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
          <Commit context={context} entry={head} />, <Time at={head.at} />
        </>
      ) : (
        " · no history: this is not a Git repository, or has no commit"
      )}
    </p>
  );
}

function DraftHint({ coalitions }: { coalitions: CoalitionView[] }) {
  const drafts = coalitions.filter(({ draft }) => draft.length > 0);
  if (drafts.length === 0) return null;
  return (
    <p class="notice draft">
      {`This page shows changes that are not committed yet, of ${drafts.map(({ name }) => name).join(", ")}.`}
    </p>
  );
}

function Feeds({ context }: { context: SiteContext }) {
  return (
    <section class="feeds" aria-labelledby="feeds-title">
      <h2 id="feeds-title">Feeds</h2>
      <dl class="facts">
        {allFeeds(context, "").map(({ title, base }) => (
          <div key={base}>
            <dt>{base === "breaking" ? "Breaking changes only" : "All changes"}</dt>
            <dd>
              <FeedLinks base={base} of={title} />
            </dd>
          </div>
        ))}
      </dl>
      <p class="hint">Each coalition has its own feeds, too: they are linked from its page.</p>
    </section>
  );
}
