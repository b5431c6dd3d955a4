// changes/: the change channel of all coalitions, for people; and changes/breaking/, what breaks of it.
// The newest entries stand there, older ones on page/<n>/ below, which keep what they hold once full.

import { groupBy } from "../../src/core/group-by.ts";
import type { Entry } from "../../src/core/history/entry.ts";
import { placeIn } from "../../src/core/history/place.ts";
import { counted } from "../../src/core/text.ts";
import { EntryArticle } from "../components/entry.tsx";
import { pageFile } from "../components/layout.tsx";
import { rootOf } from "../components/links.ts";
import { Pager } from "../components/pager.tsx";
import { None } from "../components/section.tsx";
import { type EntryPage, pageFolder, pagesOf, toNewest } from "../paging.ts";
import type { SiteContext, SiteFile } from "../site-context.ts";
import { Channels } from "./changes-feeds.tsx";
import { ChangesFilter, NothingOfThisKind } from "./changes-filter.tsx";

/** Entries on a full page; the newest has fewer than twice as many. */
const PAGE_SIZE = 50;

interface Props {
  context: SiteContext;
  /** Whether it is a page of those entries alone that break integrators. */
  onlyBreaking: boolean;
  page: EntryPage<Entry>;
  /** Below the base URL. */
  path: string;
}

/** Every page of all entries, and every page of the breaking ones. */
export function changesPages(context: SiteContext): SiteFile[] {
  return [false, true].flatMap((onlyBreaking) => {
    const entries = context.view.entries.filter(({ breaking }) => breaking || !onlyBreaking);
    const folder = onlyBreaking ? "changes/breaking/" : "changes/";
    return pagesOf(entries.reverse(), PAGE_SIZE).map((page) => {
      const path = `${folder}${pageFolder(page)}index.html`;
      return changesPage({ context, onlyBreaking, page, path });
    });
  });
}

function changesPage(props: Props): SiteFile {
  const { context, onlyBreaking, page, path } = props;
  const title = onlyBreaking ? "Breaking changes" : "Changes";
  const what = onlyBreaking ? "Every change that breaks integrators" : "Every change";
  return pageFile({
    context,
    path,
    title: page.number === page.of ? title : `${title}, page ${page.number}`,
    description: `${what}, of all coalitions, newest first, from ${context.config.name}.`,
    children: <ChangesPage {...props} />,
  });
}

function ChangesPage(props: Props) {
  const { context, onlyBreaking, page, path } = props;
  const entries = [...page.items].reverse();
  const isNewest = page.number === page.of;
  return (
    <>
      <header class="page-head">
        <h1>{onlyBreaking ? "Breaking changes" : "Changes"}</h1>
        <p class="lead">
          {onlyBreaking
            ? "Every change that breaks integrators, of all coalitions, newest first."
            : "Every change of every coalition, newest first, with what it means and what to do."}
        </p>
        <OtherList {...props} />
      </header>
      {isNewest && <Channels context={context} root={rootOf(path)} />}
      {entries.length === 0 ? (
        <None>{nothingYet(props)}</None>
      ) : (
        <>
          <ChangesFilter entries={entries} severity={!onlyBreaking} />
          <Pager page={page} label="Pages" />
          <NothingOfThisKind />
          <Days context={context} entries={entries} root={rootOf(path)} />
          <Pager page={page} label="Pages, again" />
        </>
      )}
    </>
  );
}

/** From all entries to the breaking ones, and back: across the whole history, which no filter is. */
function OtherList({ context, onlyBreaking, page }: Props) {
  const newest = toNewest(page);
  if (onlyBreaking) {
    return (
      <p>
        <a href={`${newest}../`}>All changes</a>
      </p>
    );
  }
  const breaking = context.view.entries.filter((entry) => entry.breaking).length;
  return (
    <p>
      <a href={`${newest}breaking/`}>Breaking changes of the whole history</a>
      {/* A full page does not change with every entry that comes. */}
      {page.number === page.of && ` (${counted(breaking, "entry", "entries")})`}
    </p>
  );
}

function nothingYet({ context, onlyBreaking }: Props): string {
  return onlyBreaking && context.view.entries.length > 0
    ? "No entry breaks integrators so far."
    : "No entry yet: nothing has been published.";
}

interface DaysProps {
  context: SiteContext;
  entries: Entry[];
  root: string;
}

function Days({ context, entries, root }: DaysProps) {
  const { chains } = context.view;
  return (
    <>
      {[...groupBy(entries, ({ at }) => at.slice(0, 10))].map(([day, ofDay]) => (
        <section key={day} class="day" aria-labelledby={`day-${day}`}>
          <h2 id={`day-${day}`}>
            <time dateTime={day}>{day}</time>
          </h2>
          {ofDay.map((entry) => (
            <EntryArticle
              key={entry.hash}
              context={context}
              entry={entry}
              place={placeIn(chains.get(entry.coalition) ?? [], entry)}
              root={root}
              named
            />
          ))}
        </section>
      ))}
    </>
  );
}
