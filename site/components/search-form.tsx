// The search over all coalitions: a box and filters. They need the script (client/search.ts). Without it
// they are hidden, and the page still has the list.

import type { ComponentChildren } from "preact";
import { MIN_PREFIX } from "../../src/core/lookup/prefix.ts";
import { STATUSES, type Status } from "../../src/core/registry/coalition-status.ts";
import { ARCHETYPES, type FacetCounts } from "../../src/core/search/facets.ts";
import { FEWEST_DIGITS } from "../../src/core/search/query.ts";
import { Choices } from "./choices.tsx";
import { THIS_PAGE } from "./links.ts";

const STATUS_WORDS: Record<Status, string> = {
  current: "current",
  announced: "with announced changes",
  retired: "retired",
  unpublished: "not published yet",
};

interface SearchProps {
  /** From the page to the base of the site. */
  root: string;
  /** The search's files, below the base. */
  folder: string;
  /** Counts over all coalitions. */
  counts: FacetCounts;
}

export function SearchForm({ root, folder, counts }: SearchProps) {
  return (
    <>
      <search class="search">
        <form
          action={THIS_PAGE}
          data-search
          data-root={root}
          data-files={root + folder}
          autocomplete="off"
        >
          <SearchBox />
          <div class="search-filters">
            <Choices legend="Archetype">
              {ARCHETYPES.map((it) => (
                <Choice key={it} name="archetype" value={it} count={counts.archetypes[it]}>
                  {it}
                </Choice>
              ))}
            </Choices>
            <Choices legend="Status">
              {statusesOf(counts).map((it) => (
                <Choice key={it} name="status" value={it} count={counts.statuses[it]}>
                  {STATUS_WORDS[it]}
                </Choice>
              ))}
            </Choices>
          </div>
          <p id="search-count" class="meta" role="status" aria-live="polite" />
        </form>
        <div data-search-says />
      </search>
      <noscript>
        <p class="hint">
          The search and its filters need JavaScript. Without it, use the list: it has every
          coalition by name.
        </p>
      </noscript>
    </>
  );
}

function SearchBox() {
  return (
    <>
      <label for="search">Find a coalition</label>
      <div class="search-box">
        <input
          id="search"
          name="q"
          type="search"
          placeholder="name, chain, citizen, id or fingerprint"
          autocomplete="off"
          autocapitalize="off"
          spellcheck={false}
          aria-describedby="search-help"
        />
        <button type="button" class="shortcut" aria-pressed="true" data-shortcut>
          <span aria-hidden="true">/</span>
          <span class="visually-hidden">Shortcut: press slash to search</span>
        </button>
      </div>
      <p id="search-help" class="meta">
        {`Type the start of a name, title, citizen, role, confluence, module or operator; a full chain id; or the first ${FEWEST_DIGITS} or more digits of any id. With ${MIN_PREFIX} or more digits, the search also says what the id is or was.`}
      </p>
    </>
  );
}

/** Only a preview has coalitions that are not published yet. */
function statusesOf({ statuses }: FacetCounts): Status[] {
  return STATUSES.filter((it) => it !== "unpublished" || statuses[it] > 0);
}

interface ChoiceProps {
  name: string;
  value: string;
  /** How many coalitions it would show. */
  count: number;
  children: ComponentChildren;
}

function Choice({ name, value, count, children }: ChoiceProps) {
  return (
    <label>
      <input type="checkbox" name={name} value={value} />
      {children} <span class="count">{count.toLocaleString("en")}</span>
    </label>
  );
}
