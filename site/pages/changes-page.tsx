// changes/: the change channel of all coalitions, for people; and changes/breaking/, what breaks of it.
// The newest entries are there, older ones on page/<n>/ below, which keep what they hold once full.

import { groupBy } from "../../src/core/group-by.ts";
import type { Entry } from "../../src/core/history/entry.ts";
import type { RegistryView } from "../../src/core/history/registry-view.ts";
import { counted } from "../../src/core/text.ts";
import { EntryArticle } from "../components/entry.tsx";
import { BoxedFact } from "../components/fact.tsx";
import { FeedLinks, FeedList } from "../components/feed-links.tsx";
import { PageHead, pageFile } from "../components/layout.tsx";
import { usePage } from "../components/page.ts";
import { EntryPager } from "../components/pager.tsx";
import { None } from "../components/section.tsx";
import { entryPages, type ListPage } from "../paging.ts";
import type { SiteContext, SiteFile } from "../site-context.ts";
import { ChangesFilter, NothingOfThisKind } from "./changes-filter.tsx";

/** Entries on a full page; the newest has fewer than twice as many. */
const PAGE_SIZE = 50;

/** Of more coalitions than these, the list of all coalitions is the better place to choose one. */
const LISTED = 20;

interface Props {
  view: RegistryView;
  /** Whether it is a page of those entries alone that break integrators. */
  onlyBreaking: boolean;
  page: ListPage<Entry>;
  pages: readonly ListPage<Entry>[];
}

/** Every page of all entries, and every page of the breaking ones. */
export function changesPages(context: SiteContext): SiteFile[] {
  const { view, config } = context;
  return [false, true].flatMap((onlyBreaking) => {
    const entries = view.entries.filter(({ breaking }) => breaking || !onlyBreaking);
    const folder = onlyBreaking ? "changes/breaking/" : "changes/";
    const title = titleOf(onlyBreaking);
    const what = onlyBreaking ? "Every change that breaks integrators" : "Every change";
    return entryPages(entries.reverse(), PAGE_SIZE).map((page, _, pages) => {
      return pageFile({
        context,
        path: `${folder}${page.folder}index.html`,
        title: page.isMain ? title : `${title}, page ${page.number}`,
        description: `${what}, of all coalitions, newest first, from ${config.name}.`,
        children: <ChangesPage {...{ view, onlyBreaking, page, pages }} />,
      });
    });
  });
}

function titleOf(onlyBreaking: boolean): string {
  return onlyBreaking ? "Breaking changes" : "Changes";
}

function ChangesPage(props: Props) {
  const { view, onlyBreaking, page, pages } = props;
  const entries = [...page.items].reverse();
  const lead = onlyBreaking
    ? "Every change that breaks integrators, of all coalitions, newest first."
    : "Every change of every coalition, newest first, with what it means and what to do.";
  return (
    <>
      <PageHead title={titleOf(onlyBreaking)} lead={lead}>
        <OtherList {...props} />
      </PageHead>
      {page.isMain && <Channels coalitions={view.coalitions} />}
      {entries.length === 0 ? (
        <None>{nothingYet(props)}</None>
      ) : (
        <>
          <ChangesFilter entries={entries} severity={!onlyBreaking} />
          <EntryPager page={page} pages={pages} label="Pages" />
          <NothingOfThisKind />
          {[...groupBy(entries, ({ at }) => at.slice(0, 10))].map(([day, ofDay]) => (
            <Day key={day} day={day} entries={ofDay} view={view} />
          ))}
          <EntryPager page={page} pages={pages} label="Pages, again" />
        </>
      )}
    </>
  );
}

/** From all entries to the breaking ones, and back: across the whole history, which no filter is. */
function OtherList({ view, onlyBreaking, page }: Props) {
  if (onlyBreaking) {
    return (
      <p>
        <a href={`${page.up}../`}>All changes</a>
      </p>
    );
  }
  const breaking = view.entries.filter((entry) => entry.breaking).length;
  return (
    <p>
      <a href={`${page.up}breaking/`}>Breaking changes of the whole history</a>
      {/* A full page does not change with every entry that comes. */}
      {page.isMain && ` (${counted(breaking, "entry", "entries")})`}
    </p>
  );
}

function nothingYet({ view, onlyBreaking }: Props): string {
  return onlyBreaking && view.entries.length > 0
    ? "No entry breaks integrators so far."
    : "No entry yet: nothing has been published.";
}

/** Where else the changes can be had: as feeds, and of one coalition alone. */
function Channels({ coalitions }: Pick<RegistryView, "coalitions">) {
  const { root } = usePage();
  const isShort = coalitions.length <= LISTED;
  return (
    <details class="channels">
      <summary>Feeds, and the changes of one coalition</summary>
      <FeedList>
        {isShort &&
          coalitions.map(({ name }) => (
            <BoxedFact key={name} term={<a href={`${root}${name}/history/`}>{name}</a>}>
              <FeedLinks base={`${root}${name}/changes`} of={name} calendar={`${name}/changes`} />
            </BoxedFact>
          ))}
      </FeedList>
      {!isShort && (
        <p class="hint">
          {"Each coalition has a history and feeds of its own. Choose it from "}
          <a href={root}>{`the list of all ${coalitions.length}`}</a>; its page links to them.
        </p>
      )}
    </details>
  );
}

interface DayProps {
  view: RegistryView;
  day: string;
  entries: readonly Entry[];
}

function Day({ view, entries, day }: DayProps) {
  return (
    <section class="day" aria-labelledby={`day-${day}`}>
      <h2 id={`day-${day}`}>
        <time dateTime={day}>{day}</time>
      </h2>
      {entries.map((entry) => (
        <EntryArticle
          key={entry.hash}
          entry={entry}
          chain={view.chains.get(entry.coalition) ?? []}
          named
        />
      ))}
    </section>
  );
}
