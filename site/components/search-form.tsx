// The search over all coalitions: a box and filters. The script makes them act (client/search.ts);
// without it they are hidden, and the list and its pages are there.

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
  /** Of all coalitions. */
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
          Search and filters need a script. The list has every coalition by name, and your browser
          can search each page of it.
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
          <span class="visually-hidden">Shortcut: the slash key goes to the search</span>
        </button>
      </div>
      <p id="search-help" class="meta">
        {`Words of names, titles, citizens, roles, confluences, modules and operators, by how they begin; a whole chain id; or ${FEWEST_DIGITS} or more of the first digits of any id. ${MIN_PREFIX} or more are also looked up: the search says what the id is or was.`}
      </p>
    </>
  );
}

/** What is not published yet is only seen in a preview. */
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
