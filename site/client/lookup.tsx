// The lookup page: reads the id, fetches its shard, and says what is known of it. The address holds
// the id, so that an answer can be sent to somebody as a link.

import { type Answer, answerLookup, answerMalformed } from "../../src/core/lookup/answer.ts";
import { describeAnswer } from "../../src/core/lookup/lookup-words.ts";
import { type FoundId, readId } from "../../src/core/lookup/read-id.ts";
import type { Shard } from "../../src/core/lookup/record.ts";
import { timeFromEpoch } from "../../src/core/time.ts";
import { AnswerPlace, type Shown } from "./draw.ts";
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
  readonly #place: AnswerPlace;

  constructor(form: HTMLFormElement, input: HTMLInputElement, place: HTMLElement) {
    this.#shards = form.dataset.shards ?? "";
    this.#coalitions = form.dataset.coalitions ?? "";
    this.#input = input;
    this.#place = new AnswerPlace(place);
  }

  readAddress(): void {
    const asked = new URLSearchParams(location.search).get("id");
    this.#input.value = asked ?? "";
    if (asked === null) this.#place.clear();
    else void this.#answer(asked);
  }

  ask(text: string): void {
    const read = readId(text);
    const asked = "fault" in read ? text.trim() : read.id;
    const query = asked.length > LONGEST_IN_LINK ? "" : `?id=${encodeURIComponent(asked)}`;
    if (location.search !== query) history.pushState(null, "", location.pathname + query);
    void this.#answer(text);
  }

  #answer(text: string): Promise<void> {
    return this.#place.show(
      (signal) => this.#find(text, signal),
      (error) => {
        const why = error instanceof Error ? error.message : "";
        return { shown: <LookupFailure why={why} />, said: "The lookup failed" };
      },
    );
  }

  async #find(text: string, signal: AbortSignal): Promise<Shown> {
    const read = readId(text);
    if (!("fault" in read)) {
      const shard = await this.#fetch(read.id, signal);
      return this.#show(
        answerLookup(read.id, shard, timeFromEpoch(Math.floor(Date.now() / 1000))),
        read,
      );
    }
    const { like } = read.fault;
    const shard = like === undefined ? undefined : await this.#fetch(like, signal);
    return this.#show(answerMalformed(text, read.fault, shard));
  }

  #show(answer: Answer, read?: FoundId): Shown {
    const coalitions = this.#coalitions;
    const { title, matches } = describeAnswer(answer);
    const said = [title, ...matches.slice(0, 1).map((it) => `${it.status} ${it.title}`)];
    return { shown: <LookupAnswer {...{ answer, read, coalitions }} />, said: said.join(". ") };
  }

  async #fetch(id: string, signal: AbortSignal): Promise<Shard> {
    const shard = `${this.#shards}${id.slice(0, 2)}.json`;
    // What is known now: an id may have been superseded since somebody looked it up in this browser.
    const response = await fetchFile(shard, { cache: "no-cache", signal });
    return (await response.json()) as Shard;
  }
}
