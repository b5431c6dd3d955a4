// The lookup page: reads the id, fetches its shard, and tells what is known of it. The address holds
// the id, so that an answer can be sent to somebody as a link.

import { type Answer, answerLookup, answerMalformed } from "../../src/core/lookup/answer.ts";
import { type FoundId, readId } from "../../src/core/lookup/read-id.ts";
import type { Shard } from "../../src/core/lookup/record.ts";
import { announce } from "./announce.ts";
import { draw } from "./draw.ts";
import { fetchFile } from "./fetch-file.ts";
import { LONGEST_IN_LINK } from "./longest-in-link.ts";
import { LookupAnswer, LookupFailure } from "./lookup-answer.tsx";

export function start(): void {
  const form = document.getElementById("lookup");
  const input = document.getElementById("lookup-id");
  const place = document.getElementById("lookup-answer");
  if (!(form instanceof HTMLFormElement) || !(input instanceof HTMLInputElement) || !place) return;
  const page = new LookupPage(form, input, place);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    page.ask(input.value);
  });
  // Back and forward lead from one answer to the other.
  addEventListener("popstate", () => page.readAddress());
  // What is typed already stays.
  if (location.search !== "") page.readAddress();
}

class LookupPage {
  readonly #shards: string;
  readonly #coalitions: string;
  readonly #input: HTMLInputElement;
  readonly #place: HTMLElement;
  #fetching: AbortController | undefined;

  constructor(form: HTMLFormElement, input: HTMLInputElement, place: HTMLElement) {
    this.#shards = form.dataset.shards ?? "";
    this.#coalitions = form.dataset.coalitions ?? "";
    this.#input = input;
    this.#place = place;
  }

  readAddress(): void {
    const asked = new URLSearchParams(location.search).get("id");
    this.#input.value = asked ?? "";
    this.#fetching?.abort();
    if (asked === null) this.#place.replaceChildren();
    else void this.#answer(asked);
  }

  ask(text: string): void {
    const read = readId(text);
    const asked = "fault" in read ? text.trim() : read.id;
    const query = asked.length > LONGEST_IN_LINK ? "" : `?id=${encodeURIComponent(asked)}`;
    if (location.search !== query) history.pushState(null, "", location.pathname + query);
    void this.#answer(text);
  }

  async #answer(text: string): Promise<void> {
    // An answer that comes late must not take the place of a later one.
    this.#fetching?.abort();
    const fetching = new AbortController();
    this.#fetching = fetching;
    try {
      const read = readId(text);
      const answer = await this.#look(text, read, fetching.signal);
      if (!fetching.signal.aborted) this.#show(answer, "fault" in read ? undefined : read);
    } catch (error) {
      if (!fetching.signal.aborted) this.#fail(error);
    }
  }

  async #look(text: string, read: ReturnType<typeof readId>, signal: AbortSignal): Promise<Answer> {
    if (!("fault" in read)) return answerLookup(read.id, await this.#fetch(read.id, signal));
    const { like } = read.fault;
    const shard = like === undefined ? undefined : await this.#fetch(like, signal);
    return answerMalformed(text, read.fault, shard);
  }

  async #fetch(id: string, signal: AbortSignal): Promise<Shard> {
    const shard = `${this.#shards}${id.slice(0, 2)}.json`;
    // What is known now: an id may have been superseded since somebody looked it up in this browser.
    const response = await fetchFile(shard, { cache: "no-cache", signal });
    return (await response.json()) as Shard;
  }

  #show(answer: Answer, read: FoundId | undefined): void {
    const coalitions = this.#coalitions;
    this.#place.replaceChildren(...draw(<LookupAnswer {...{ answer, read, coalitions }} />));
    const heads = [...this.#place.querySelectorAll("h2, h3")].slice(0, 2);
    announce(heads.map(({ textContent }) => textContent).join(". "));
  }

  #fail(error: unknown): void {
    const why = error instanceof Error ? error.message : "";
    this.#place.replaceChildren(...draw(<LookupFailure why={why} />));
    announce("The lookup failed");
  }
}
