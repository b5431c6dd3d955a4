// The search over all coalitions: reads the form and shows the results in place of the list.

import { fetchFile } from "./fetch-file.ts";
import {
  type Asked,
  addressOf,
  askedInAddress,
  askedInForm,
  isNothing,
  putIntoForm,
} from "./search-asked.ts";
import { type Found, find } from "./search-found.ts";
import { SearchResults } from "./search-results.tsx";
import { startShortcut } from "./shortcut.ts";

/** Results shown at first, and added by each press of "Show more". */
const SHOWN = 50;

export function start(): void {
  const form = document.querySelector("[data-search]");
  const input = document.getElementById("search");
  const more = document.querySelector("[data-more]");
  if (!(form instanceof HTMLFormElement) || !(input instanceof HTMLInputElement)) return;
  const page = new SearchPage(form, input);
  form.addEventListener("input", ({ target }) => page.takeInput(target === input));
  input.addEventListener("change", () => page.endTyping());
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    void page.open();
  });
  more?.addEventListener("click", () => void page.showMore());
  // Back and forward move between searches.
  addEventListener("popstate", () => page.takeAddress());
  // Somebody may have typed before the script had loaded: the form counts then.
  if (isNothing(askedInForm(form, input))) page.takeAddress();
  else page.takeInput(true);
  startShortcut(input);
  form.setAttribute("data-ready", "");
}

class SearchPage {
  readonly #form: HTMLFormElement;
  readonly #input: HTMLInputElement;
  readonly #results: SearchResults;
  /** The files that were read, by address. Each is fetched once. */
  readonly #files = new Map<string, Promise<unknown>>();
  /** Numbers the questions, so that a late answer is not taken for that of a later question. */
  #turn = 0;
  #limit = SHOWN;
  #isTyping = false;

  constructor(form: HTMLFormElement, input: HTMLInputElement) {
    this.#form = form;
    this.#input = input;
    this.#results = new SearchResults(form);
  }

  takeAddress(): void {
    const asked = askedInAddress();
    this.#isTyping = false;
    putIntoForm(asked, this.#form, this.#input);
    void this.#ask(asked);
  }

  /** Typing is one step in the browser's history, however many keys it took; so is every choice. */
  takeInput(isText: boolean): void {
    const asked = askedInForm(this.#form, this.#input);
    const address = addressOf(asked);
    if (isText && this.#isTyping) history.replaceState(null, "", address);
    else if (address !== location.pathname + location.search) {
      history.pushState(null, "", address);
      this.#isTyping = isText;
    }
    void this.#ask(asked);
  }

  endTyping(): void {
    this.#isTyping = false;
  }

  /** Opens the lookup of the one id that matches, or else the page of the one coalition that does. */
  async open(): Promise<void> {
    this.endTyping();
    const found = await this.#ask(askedInForm(this.#form, this.#input));
    const ids = found?.ids.found.length ?? 0;
    if (ids === 1) this.#results.linkOfId()?.click();
    else if (ids === 0 && found?.rows.length === 1) this.#results.linkAt(0)?.click();
  }

  async showMore(): Promise<void> {
    const before = this.#limit;
    await this.#ask(askedInForm(this.#form, this.#input), before + SHOWN);
    // The button may be gone, and the reader continues where the new rows begin.
    this.#results.linkAt(before)?.focus();
  }

  /** Resolves to what was found; undefined if nothing was asked, or something newer was. */
  async #ask(asked: Asked, limit = SHOWN): Promise<Found | undefined> {
    const turn = ++this.#turn;
    this.#limit = limit;
    if (isNothing(asked)) {
      this.#results.showList();
      return undefined;
    }
    this.#results.wait();
    const again = () => this.#askAgain(asked, limit);
    const { files = "", root = "" } = this.#form.dataset;
    try {
      const found = await find(asked, limit, {
        read: (path) => this.#readFile(files + path),
        readOfSite: (path) => this.#readFile(root + path),
      });
      if (turn !== this.#turn) return undefined;
      this.#results.show(found, { withoutFilters: () => this.#dropFilters(), again });
      return found;
    } catch (error) {
      if (turn === this.#turn) this.#results.fail(error, again);
      return undefined;
    }
  }

  /** A failed file is fetched again the next time. */
  #readFile(address: string): Promise<unknown> {
    const known = this.#files.get(address);
    if (known) return known;
    const file = fetchFile(address).then((it) => it.json());
    this.#files.set(address, file);
    file.catch(() => this.#files.delete(address));
    return file;
  }

  /** Moves the focus to the box, because the pressed button goes away. */
  #askAgain(asked: Asked, limit: number): void {
    this.#input.focus();
    void this.#ask(asked, limit);
  }

  #dropFilters(): void {
    const { text } = askedInForm(this.#form, this.#input);
    putIntoForm({ text, filters: { archetypes: [], statuses: [] } }, this.#form, this.#input);
    this.takeInput(false);
    this.#input.focus();
  }
}
