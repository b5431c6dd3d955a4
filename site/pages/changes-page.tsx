// changes/: the change channel of all coalitions, for people; changes/breaking/: only its breaking changes.
// These have the newest entries. Older ones are at page/<n>/, which never change once full.

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

/** With more coalitions than this, readers choose one from the list of all coalitions. */
const LISTED = 20;

interface Props {
  view: RegistryView;
  /** Whether the page has only entries that break integrators. */
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
        description: `${what}, across all coalitions, newest first, from ${config.name}.`,
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
    ? "Every change that breaks integrators, across all coalitions, newest first, each with a link to its ids and to what to do."
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
            <Day key={day} day={day} entries={ofDay} view={view} isBrief={onlyBreaking} />
          ))}
          <EntryPager page={page} pages={pages} label="Pages, again" />
        </>
      )}
    </>
  );
}

/** Links all entries and the breaking ones: across the whole history, where filters act on one page. */
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
      <a href={`${page.up}breaking/`}>All breaking changes</a>
      {/* A full page must not change with every new entry. */}
      {page.isMain && ` (${counted(breaking, "entry", "entries")})`}
    </p>
  );
}

function nothingYet({ view, onlyBreaking }: Props): string {
  return onlyBreaking && view.entries.length > 0
    ? "No breaking changes so far."
    : "No entries yet: nothing has been published.";
}

/** Other ways to follow changes: feeds, and single coalitions. */
function Channels({ coalitions }: Pick<RegistryView, "coalitions">) {
  const { root } = usePage();
  const isShort = coalitions.length <= LISTED;
  return (
    <details class="channels">
      <summary>Feeds, and changes of a single coalition</summary>
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
          {
            "Each coalition also has its own history and feeds, linked from its page. Choose one from "
          }
          <a href={root}>{`the list of all ${coalitions.length}`}</a>.
        </p>
      )}
    </details>
  );
}

interface DayProps {
  view: RegistryView;
  day: string;
  entries: readonly Entry[];
  isBrief: boolean;
}

function Day({ view, entries, day, isBrief }: DayProps) {
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
          isBrief={isBrief}
        />
      ))}
    </section>
  );
}
