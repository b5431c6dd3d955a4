// changes/index.html: the change channel of all coalitions, for people.

import { groupBy } from "../../src/core/group-by.ts";
import { placeIn } from "../../src/core/history/place.ts";
import { counted } from "../../src/core/text.ts";
import { EntryArticle } from "../components/entry.tsx";
import { allFeeds, FeedLinks } from "../components/feed-links.tsx";
import { renderPage } from "../components/layout.tsx";
import { None } from "../components/section.tsx";
import type { SiteContext, SiteFile } from "../site-context.ts";

const ROOT = "../";

export function renderChangesPage(context: SiteContext): SiteFile {
  return renderPage({
    context,
    path: "changes/index.html",
    title: "Changes",
    description: `Every change of every coalition, newest first, from ${context.config.name}.`,
    children: <ChangesPage context={context} />,
  });
}

function ChangesPage({ context }: { context: SiteContext }) {
  const { entries } = context.view;
  return (
    <>
      <header class="page-head">
        <h1>Changes</h1>
        <p class="lead">
          Every change of every coalition, newest first, with what it means and what to do.
        </p>
      </header>
      <Channels context={context} />
      {entries.length === 0 ? (
        <None>No entry yet: nothing has been published.</None>
      ) : (
        <>
          <Filter context={context} />
          <Days context={context} />
        </>
      )}
    </>
  );
}

/** Radio buttons that the style sheet alone acts on: they need no script. */
function Filter({ context: { view } }: { context: SiteContext }) {
  const breaking = view.entries.filter((entry) => entry.breaking).length;
  return (
    <fieldset class="filter">
      <legend>Show</legend>
      <label>
        <input type="radio" name="show" id="show-all" checked />
        {`all ${view.entries.length}`}
      </label>
      <label>
        <input type="radio" name="show" id="show-breaking" />
        {`${breaking} breaking only`}
      </label>
    </fieldset>
  );
}

function Days({ context }: { context: SiteContext }) {
  const { entries, chains } = context.view;
  const days = groupBy(entries, ({ at }) => at.slice(0, 10));
  return (
    <>
      {[...days].map(([day, ofDay]) => (
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
              root={ROOT}
              named
            />
          ))}
        </section>
      ))}
    </>
  );
}

function Channels({ context }: { context: SiteContext }) {
  const { coalitions } = context.view;
  return (
    <details class="channels">
      <summary>{`Feeds, and the entries of one coalition (${counted(coalitions.length, "coalition")})`}</summary>
      <dl class="facts">
        {allFeeds(context, ROOT).map(({ title, base }) => (
          <div key={base}>
            <dt>{base.endsWith("breaking") ? "Breaking changes only" : "All changes"}</dt>
            <dd>
              <FeedLinks base={base} of={title} />
            </dd>
          </div>
        ))}
        {coalitions.map(({ name }) => (
          <div key={name}>
            <dt>
              <a href={`${ROOT}${name}/history/`}>{name}</a>
            </dt>
            <dd>
              <FeedLinks base={`${ROOT}${name}/changes`} of={name} />
            </dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
