// Components of the pages, drawn in the browser: what comes from the registry becomes text nodes, never markup.

import { type ComponentChildren, render } from "preact";
import { announce } from "./announce.ts";

/** The nodes, which are in no page yet. */
export function draw(component: ComponentChildren): Node[] {
  const place = document.createElement("div");
  render(component, place);
  return [...place.childNodes];
}

/** What is shown, and what is said to people who do not see the page. */
export interface Shown {
  shown: ComponentChildren;
  said: string;
}

/** A place of the page that has one answer at a time. */
export class AnswerPlace {
  readonly #place: Element;
  #asked: AbortController | undefined;

  constructor(place: Element) {
    this.#place = place;
  }

  clear(): void {
    this.#asked?.abort();
    this.#place.replaceChildren();
  }

  /** Of an answer that the page's address asks for: what follows it is not seen until it is where it stays. */
  async arrive(answer: Promise<void>): Promise<void> {
    this.#place.setAttribute("aria-busy", "true");
    await answer;
    // In the next frame it has moved.
    requestAnimationFrame(() =>
      requestAnimationFrame(() => this.#place.removeAttribute("aria-busy")),
    );
  }

  /** An answer that comes late must not take the place of a later one. */
  async show(
    find: (signal: AbortSignal) => Promise<Shown>,
    fail: (error: unknown) => Shown,
  ): Promise<void> {
    this.#asked?.abort();
    const asked = new AbortController();
    this.#asked = asked;
    const { shown, said } = await find(asked.signal).catch(fail);
    if (asked.signal.aborted) return;
    this.#place.replaceChildren(...draw(shown));
    announce(said);
  }
}
