// index.html: every coalition, a search over them, and the newest changes.

import { compareText } from "../../src/core/problem.ts";
import type { CoalitionView } from "../../src/core/registry-view.ts";
import { counted } from "../../src/core/text.ts";
import { CoalitionTable } from "../components/coalition-table.tsx";
import { Commit } from "../components/entry.tsx";
import { allFeeds, FeedLinks } from "../components/feed-links.tsx";
import { renderPage } from "../components/layout.tsx";
import { NewestChanges } from "../components/newest-changes.tsx";
import { Time } from "../components/time.tsx";
import type { SiteContext, SiteFile } from "../site-context.ts";

export function renderIndexPage(context: SiteContext): SiteFile {
  return renderPage({
    context,
    path: "index.html",
    description: context.config.description,
    children: <IndexPage context={context} />,
  });
}

function IndexPage({ context }: { context: SiteContext }) {
  const { config, view } = context;
  const coalitions = [...view.coalitions].sort((a, b) => compareText(a.name, b.name));
  return (
    <>
      <header class="page-head">
        <h1>{config.name}</h1>
        <p class="lead">{config.description}</p>
        <Totals context={context} />
      </header>
      <DraftHint coalitions={coalitions} />
      <Search />
      <CoalitionTable coalitions={coalitions} />
      <section class="newest" aria-labelledby="newest-title">
        <h2 id="newest-title">Newest changes</h2>
        <NewestChanges context={context} />
      </section>
      <Feeds context={context} />
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

/** No form: nothing is sent anywhere. Without the script the browser's own search does. */
function Search() {
  return (
    <search class="search" data-search>
      <label for="search">Find a coalition</label>
      <div class="search-box">
        <input
          id="search"
          type="search"
          placeholder="name, chain, citizen, id or fingerprint"
          autocomplete="off"
          autocapitalize="off"
          spellcheck={false}
          aria-describedby="search-count"
        />
        <button type="button" class="shortcut" aria-pressed="true" data-shortcut>
          <span aria-hidden="true">/</span>
          <span class="visually-hidden">Shortcut: the slash key goes to the search</span>
        </button>
      </div>
      <p id="search-count" class="meta" role="status" aria-live="polite" />
    </search>
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
