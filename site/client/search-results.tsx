// The search's results: the matching rows in place of the list, drawn with the pages' components, and the words beside
// them.

import { type ComponentChildren, render } from "preact";
import type { Row } from "../../src/core/search/row.ts";
import { CoalitionRow } from "../components/coalition-row.tsx";
import { announce } from "./announce.ts";
import { draw } from "./draw.ts";
import type { Found } from "./search-found.ts";
import { describe, Failure, type FoundActions, FoundWords, figures } from "./search-words.tsx";

/** In milliseconds. A faster answer needs no "Searching…" before it. */
const SOON = 300;

export class SearchResults {
  readonly #form: HTMLFormElement;
  /** To the base URL. */
  readonly #root: string;
  /** The counts for the whole registry, by the choice beside them. */
  readonly #counts: Map<HTMLInputElement, string>;
  #waiting: ReturnType<typeof setTimeout> | undefined;

  constructor(form: HTMLFormElement) {
    this.#form = form;
    this.#root = form.dataset.root ?? "";
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

  show(found: Found, actions: FoundActions): void {
    const counts: Record<string, number> = { ...found.counts.archetypes, ...found.counts.statuses };
    for (const choice of this.#counts.keys()) {
      put(countBeside(choice), figures.format(counts[choice.value] ?? 0));
    }
    this.#draw(found.shown, { list: false, more: found.shown.length < found.rows.length });
    this.#tell(describe(found));
    // The count is a live region of its own.
    if (found.ids.found.length > 0) announce(found.ids.found.map(({ what }) => what).join(". "));
    if ("idFailure" in found) announce("Ids could not be looked up");
    this.#say(<FoundWords found={found} root={this.#root} {...actions} />);
  }

  fail(error: unknown, again: () => void): void {
    this.#draw([], { list: false, more: false });
    this.#tell("");
    this.#say(<Failure error={error} again={again} />);
    announce("The search failed");
  }

  /** The link in the result at `index`. */
  linkAt(index: number): HTMLAnchorElement | undefined {
    return [...document.querySelectorAll<HTMLAnchorElement>("[data-found] th a")][index];
  }

  linkOfId(): HTMLAnchorElement | null {
    return this.#form.parentElement?.querySelector<HTMLAnchorElement>(".found-ids a") ?? null;
  }

  #draw(rows: readonly Row[], { list, more }: { list: boolean; more: boolean }): void {
    const found = document.querySelector("[data-found]");
    if (found) {
      render(
        rows.map((row) => <CoalitionRow key={row.name} row={row} root={this.#root} />),
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
