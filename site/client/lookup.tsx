// The lookup page: reads the id, fetches its shard, and answers. The id is in the address, so that an answer
// can be shared as a link.

import { describeAnswer } from "../../src/core/lookup/lookup-words.ts";
import { answerQuestion, readQuestion, shardsOf } from "../../src/core/lookup/question.ts";
import type { Shard } from "../../src/core/lookup/record.ts";
import { AnswerPlace, type Shown } from "./draw.ts";
import { fetchFile } from "./fetch-file.ts";
import { LONGEST_IN_LINK } from "./longest-in-link.ts";
import { LookupAnswer, LookupFailure } from "./lookup-answer.tsx";
import { now } from "./now.ts";

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
  // Back and forward move between answers.
  addEventListener("popstate", () => page.readAddress());
  const typed = input.value;
  if (location.search !== "") page.readAddress();
  // Somebody may have typed before the script had loaded.
  if (typed !== "") input.value = typed;
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
    if (asked === null) {
      this.#place.clear();
      return;
    }
    // A form sent before the script had loaded has put the raw text there.
    history.replaceState(null, "", addressOf(asked) + location.hash);
    void this.#place.arrive(this.#answer(asked));
  }

  ask(text: string): void {
    const address = addressOf(text);
    if (location.pathname + location.search !== address) history.pushState(null, "", address);
    void this.#answer(text);
  }

  #answer(text: string): Promise<void> {
    return this.#place.show(
      (signal) => this.#find(text, signal),
      (error) => {
        const reason = error instanceof Error ? error.message : "";
        return { shown: <LookupFailure reason={reason} />, said: "The lookup failed" };
      },
    );
  }

  async #find(text: string, signal: AbortSignal): Promise<Shown> {
    const question = readQuestion(text);
    const shards = await Promise.all(
      shardsOf(question).map(async (it) => [it, await this.#fetch(it, signal)] as const),
    );
    const place = {
      registry: new URL(this.#coalitions, location.href).href,
      now: now(),
    };
    const answer = answerQuestion(question, new Map(shards), place.now);
    const coalitions = this.#coalitions;
    const { title, matches } = describeAnswer(answer, place);
    const [first, ...others] = matches;
    const said = first && others.length > 0 ? `${title}. ${first.title}: ${first.state}` : title;
    return { shown: <LookupAnswer {...{ answer, question, place, coalitions }} />, said };
  }

  async #fetch(shard: string, signal: AbortSignal): Promise<Shard> {
    // Not from the cache: the id may have been superseded since.
    const response = await fetchFile(`${this.#shards}${shard}.json`, { cache: "no-cache", signal });
    return (await response.json()) as Shard;
  }
}

/** The page's address with the question, ids bare. */
function addressOf(text: string): string {
  const { digits } = readQuestion(text);
  const asked = digits.length > 0 ? digits.join(" ") : text.trim();
  const query = asked.length > LONGEST_IN_LINK ? "" : `?id=${encodeURIComponent(asked)}`;
  return location.pathname + query;
}
