// Forms that are sent before the part of the script that answers them has come: held back, since the
// page itself sends nothing anywhere, and sent once that part listens.

export class EarlyForms {
  readonly #held = new Set<HTMLFormElement>();
  readonly #answered = new WeakSet<HTMLFormElement>();

  constructor() {
    addEventListener("submit", (event) => this.#hold(event), { capture: true });
  }

  /** The form of this element, if it is in one, is answered from now on. */
  release(element: Element): void {
    const form = element.closest("form");
    if (!form) return;
    this.#answered.add(form);
    if (this.#held.delete(form)) form.requestSubmit();
  }

  #hold(event: SubmitEvent): void {
    const { target } = event;
    if (!(target instanceof HTMLFormElement) || this.#answered.has(target)) return;
    event.preventDefault();
    this.#held.add(target);
  }
}
