// The search's results: the matching rows in place of the list, drawn with the pages' components, their
// number, and what to do if there are none.

import { type ComponentChildren, render } from "preact";
import type { FoundPart } from "../../src/core/search/parts.ts";
import type { Row } from "../../src/core/search/row.ts";
import type { SearchResult } from "../../src/core/search/search.ts";
import { ID_DIGITS } from "../../src/core/search/words.ts";
import { citizenFolder, citizenKind, citizenName } from "../components/citizen-names.tsx";
import { CoalitionRow } from "../components/coalition-row.tsx";
import { announce } from "./announce.ts";
import { draw } from "./draw.ts";
import type { SearchedIds } from "./search-ids.ts";

/** In milliseconds. A faster answer needs no "Searching…" before it. */
const SOON = 300;

export interface Found extends SearchResult {
  /** The ids in what was typed. */
  ids: SearchedIds;
  /** The citizens and services that match. */
  parts: readonly FoundPart[];
}

const figures = new Intl.NumberFormat("en");

export class SearchResults {
  readonly #form: HTMLFormElement;
  /** The counts for the whole registry, by the choice beside them. */
  readonly #counts: Map<HTMLInputElement, string>;
  #waiting: ReturnType<typeof setTimeout> | undefined;

  constructor(form: HTMLFormElement) {
    this.#form = form;
    const choices = [...form.querySelectorAll<HTMLInputElement>("[type=checkbox]")];
    this.#counts = new Map(choices.map((it) => [it, countBeside(it)?.textContent ?? ""]));
  }

  wait(): void {
    clearTimeout(this.#waiting);
    this.#waiting = setTimeout(() => this.#tell("Searching…"), SOON);
  }

  showList(): void {
    for (const [choice, count] of this.#counts) put(countBeside(choice), count);
    this.#draw([], { list: true, more: false });
    this.#tell("");
    this.#say(null);
  }

  /** `rows` are the first of the found ones. */
  show(found: Found, rows: readonly Row[], withoutFilters: () => void): void {
    const counts: Record<string, number> = { ...found.counts.archetypes, ...found.counts.statuses };
    for (const choice of this.#counts.keys()) {
      put(countBeside(choice), figures.format(counts[choice.value] ?? 0));
    }
    this.#draw(rows, { list: false, more: rows.length < found.rows.length });
    this.#tell(describe(found, rows.length));
    // The count is a live region of its own.
    if (found.ids.found.length > 0) announce(found.ids.found.map(({ what }) => what).join(". "));
    this.#say(
      <>
        {this.#whatIdsAre(found.ids)}
        {this.#pagesOf(found.parts)}
        {found.rows.length === 0 && this.#instead(found, withoutFilters)}
      </>,
    );
  }

  fail(error: unknown, again: () => void): void {
    const reason = error instanceof Error && error.message !== "" ? `: ${error.message}` : "";
    this.#draw([], { list: false, more: false });
    this.#tell("");
    this.#say(
      <div class="notice retired failed">
        <p>
          {`The search failed: one of its files could not be fetched${reason}. This says nothing about the registry. If the site was published again since you opened this page, reload the page.`}
        </p>
        <Button act={again}>Try again</Button>
      </div>,
    );
    announce("The search failed");
  }

  /** The link in the result at `index`. */
  linkAt(index: number): HTMLAnchorElement | undefined {
    return [...document.querySelectorAll<HTMLAnchorElement>("[data-found] th a")][index];
  }

  #draw(rows: readonly Row[], { list, more }: { list: boolean; more: boolean }): void {
    const found = document.querySelector("[data-found]");
    const root = this.#form.dataset.root ?? "";
    if (found) {
      render(
        rows.map((row) => <CoalitionRow key={row.name} row={row} root={root} />),
        found,
      );
    }
    toggle("[data-found]", !list);
    toggle("[data-listed]", list);
    toggle("[data-rows]", list || rows.length > 0);
    toggle(".pager", list);
    toggle("[data-more]", more);
  }

  #tell(count: string): void {
    clearTimeout(this.#waiting);
    put(document.getElementById("search-count"), count);
  }

  #say(words: ComponentChildren): void {
    document.querySelector("[data-search-says]")?.replaceChildren(...draw(words));
  }

  linkOfId(): HTMLAnchorElement | null {
    return this.#form.parentElement?.querySelector<HTMLAnchorElement>(".found-ids a") ?? null;
  }

  #whatIdsAre({ found }: SearchedIds) {
    if (found.length === 0) return null;
    return (
      <ul class="found-ids">
        {found.map(({ id, what }) => (
          <li key={id}>
            <a href={this.#lookupOf(id)}>{what}</a>
            <code>{id}</code>
          </li>
        ))}
      </ul>
    );
  }

  /** Shown before the coalitions that refer to them. */
  #pagesOf(parts: readonly FoundPart[]) {
    if (parts.length === 0) return null;
    return (
      <p>
        <span>
          {"Across coalitions: "}
          {parts.map(({ class: of, name, id }, index) => (
            <>
              {index > 0 && ", "}
              <a href={(this.#form.dataset.root ?? "") + citizenFolder(id)}>
                {citizenName({ id, class: of, names: [name] })}
              </a>
              {` (${citizenKind({ class: of }).toLowerCase()} ${id.slice(0, 8)})`}
            </>
          ))}
        </span>
      </p>
    );
  }

  #lookupOf(asked: string): string {
    return `${this.#form.dataset.root ?? ""}lookup/?id=${encodeURIComponent(asked)}`;
  }

  /** If nothing was found: what else to try. */
  #instead({ ids, unfiltered }: Found, withoutFilters: () => void) {
    if (unfiltered > 0) {
      const match = unfiltered === 1 ? "1 matches" : `${figures.format(unfiltered)} match`;
      return (
        <p>
          {`Without the filters, ${match}. `}
          <Button act={withoutFilters}>Search without the filters</Button>
        </p>
      );
    }
    return (
      ids.asked !== "" &&
      ids.found.length === 0 && (
        <p>
          <span>
            {"No published id begins with these digits. "}
            <a href={this.#lookupOf(ids.asked)}>Look the id up</a> to see similar ids.
          </span>
        </p>
      )
    );
  }
}

function describe({ rows, of, query, unfiltered, ids }: Found, shown: number): string {
  const isPast = unfiltered === 0 && ids.found.length > 0;
  const count =
    rows.length === 0
      ? `No coalition ${isPast ? "has it now" : "matches"}`
      : `${figures.format(rows.length)} of ${figures.format(of)} ${of === 1 ? "coalition" : "coalitions"}`;
  const some = shown < rows.length ? `, the first ${figures.format(shown)} shown` : "";
  const compared = query.shortened ? `; ids are compared by their first ${ID_DIGITS} digits` : "";
  const how = query.id?.how.map((it) => `; ${it}`).join("") ?? "";
  return `${count}${some}${compared}${how}`;
}

function toggle(selector: string, shown: boolean): void {
  for (const it of document.querySelectorAll(selector)) it.toggleAttribute("hidden", !shown);
}

function countBeside(choice: HTMLInputElement): Element | null {
  return choice.closest("label")?.querySelector(".count") ?? null;
}

function put(element: Element | null, text: string): void {
  // Setting the same text would announce it again.
  if (element && element.textContent !== text) element.textContent = text;
}

function Button({ act, children }: { act: () => void; children: string }) {
  return (
    <button type="button" class="act" onClick={act}>
      {children}
    </button>
  );
}
