// The page of a coalition's history: fetches the definitions of two fingerprints and says what changed
// between them. Both are in the address, so that an answer can be shared as a link.

import { compareVersions } from "../../src/core/changes/compare-versions.ts";
import type { Definition, Id } from "../../src/core/registry/definition.ts";
import { Comparison, DiffFailure, NotKeptError, type Version } from "./diff-answer.tsx";
import { AnswerPlace, type Shown } from "./draw.ts";
import { fetchFile, RefusedError } from "./fetch-file.ts";

export function start(): void {
  const form = document.getElementById("diff-form");
  const place = document.getElementById("diff-answer");
  const [from, to] = form?.querySelectorAll("select") ?? [];
  if (!(form instanceof HTMLFormElement) || !place || !from || !to) return;
  const page = new DiffPage(from, to, place);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    page.ask();
  });
  form.querySelector("[data-swap]")?.addEventListener("click", () => page.swap());
  // Back and forward move between answers.
  addEventListener("popstate", () => page.readAddress());
  page.readAddress();
  form.hidden = false;
}

class DiffPage {
  readonly #from: HTMLSelectElement;
  readonly #to: HTMLSelectElement;
  readonly #place: AnswerPlace;
  /** Newest first. */
  readonly #versions = versionsOnPage();

  constructor(from: HTMLSelectElement, to: HTMLSelectElement, place: HTMLElement) {
    this.#from = from;
    this.#to = to;
    this.#place = new AnswerPlace(place);
    for (const select of [from, to]) {
      select.append(...this.#versions.map((it) => new Option(wordsOf(it), it.fingerprint)));
    }
  }

  readAddress(): void {
    const asked = new URLSearchParams(location.search);
    const [present, previous = present] = this.#versions;
    choose(this.#from, asked.get("from") ?? previous?.fingerprint ?? "");
    choose(this.#to, asked.get("to") ?? present?.fingerprint ?? "");
    if (asked.has("from") || asked.has("to")) void this.#place.arrive(this.#answer());
    else this.#place.clear();
  }

  ask(): void {
    // The values may come from an address, so they can be anything.
    const query = `?${new URLSearchParams({ from: this.#from.value, to: this.#to.value })}`;
    if (location.search !== query) {
      history.pushState(null, "", `${location.pathname}${query}#diff`);
    }
    void this.#answer();
  }

  swap(): void {
    [this.#from.value, this.#to.value] = [this.#to.value, this.#from.value];
    this.ask();
  }

  #answer(): Promise<void> {
    const [from, to] = [this.#from.value, this.#to.value];
    return this.#place.show(
      (signal) => this.#compare(from, to, signal),
      (error) => ({ shown: <DiffFailure error={error} />, said: "The comparison failed" }),
    );
  }

  async #compare(from: Id, to: Id, signal: AbortSignal): Promise<Shown> {
    const before = fetchDefinition(from, signal);
    const after = from === to ? before : fetchDefinition(to, signal);
    const comparison = compareVersions(...(await Promise.all([before, after])));
    const { fingerprint, title, verdict } = comparison;
    for (const [asked, found] of [
      [from, fingerprint.before],
      [to, fingerprint.after],
    ]) {
      if (asked !== found) throw new Error(`the file of ${asked} has the fingerprint ${found}`);
    }
    const versions = this.#versions;
    return {
      shown: <Comparison {...{ comparison, from, to, versions }} />,
      said: `${title}. ${verdict}`,
    };
  }
}

/** The definitions that the page links to or names. A fingerprint that returned counts where it was last. */
function versionsOnPage(): Version[] {
  const found = new Map<Id, Version>();
  for (const element of document.querySelectorAll<HTMLElement>("[data-when]")) {
    const { version, when = "" } = element.dataset;
    const [, inAddress = ""] = /([0-9a-f]*)\.json$/.exec(element.getAttribute("href") ?? "") ?? [];
    const fingerprint = version ?? inAddress;
    if (!found.has(fingerprint)) found.set(fingerprint, { fingerprint, when });
  }
  return [...found.values()];
}

function wordsOf({ fingerprint, when }: Version): string {
  return `${when} · ${fingerprint.slice(0, 8)}`;
}

/** An address may name a fingerprint that the page does not. */
function choose(select: HTMLSelectElement, fingerprint: string): void {
  if (![...select.options].some(({ value }) => value === fingerprint)) {
    select.append(new Option(`not in this history · ${fingerprint.slice(0, 8)}`, fingerprint));
  }
  select.value = fingerprint;
}

async function fetchDefinition(fingerprint: string, signal: AbortSignal): Promise<Definition> {
  if (!/^[0-9a-f]{64}$/.test(fingerprint)) {
    throw new NotKeptError(
      fingerprint,
      "is not a fingerprint: a fingerprint is 64 lowercase hex digits",
    );
  }
  try {
    // Not from the cache: a second try must not repeat a failed answer.
    const response = await fetchFile(`${fingerprint}.json`, { cache: "no-cache", signal });
    return (await response.json()) as Definition;
  } catch (error) {
    if (!(error instanceof RefusedError) || error.status !== 404) throw error;
    throw new NotKeptError(
      fingerprint,
      "has no definition here: either it was never this coalition’s, or the history was rewritten and its definition was not kept",
    );
  }
}
