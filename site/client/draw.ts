// Draws components of the pages in the browser. What comes from the registry becomes text nodes, never markup.

import { type ComponentChildren, render } from "preact";
import { announce } from "./announce.ts";

/** The nodes, not yet in the page. */
export function draw(component: ComponentChildren): Node[] {
  const place = document.createElement("div");
  render(component, place);
  return [...place.childNodes];
}

/** What the page shows, and what screen readers announce. */
export interface Shown {
  shown: ComponentChildren;
  said: string;
}

/** A place on the page for one answer at a time. */
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

  /** For an answer that the page's address asks for: hides what follows until the answer is in its place. */
  async arrive(answer: Promise<void>): Promise<void> {
    this.#place.setAttribute("aria-busy", "true");
    await answer;
    // What follows has moved by the next frame.
    requestAnimationFrame(() =>
      requestAnimationFrame(() => this.#place.removeAttribute("aria-busy")),
    );
  }

  /** A late answer must not replace a newer one. */
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
