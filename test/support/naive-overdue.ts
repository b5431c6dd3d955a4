// What is overdue, by walking through all commits with the latest date so far: a second, naive account.

import type { Definition } from "../../src/core/registry/definition.ts";

export class NaiveOverdue {
  readonly #published = new Map<string, Definition>();
  readonly #reported = new Set<string>();
  #now = 0;

  /** Takes what a commit of that time published; gives the coalitions and ids that are overdue then. */
  add(at: string, published: readonly Definition[]): string[] {
    this.#now = Math.max(this.#now, Date.parse(at));
    for (const definition of published) this.#published.set(definition.name, definition);
    return [...this.#published.values()].flatMap(({ upcoming = [], ...rest }) =>
      upcoming.flatMap(({ id, kind, notice, effectiveAt }) => {
        const time = Date.parse(effectiveAt);
        const key = `${rest.name} ${notice} ${kind} ${id} ${time}`;
        if (rest.retirement || time > this.#now || this.#reported.has(key)) return [];
        if (!JSON.stringify(rest).includes(`"${id}"`)) return [];
        this.#reported.add(key);
        return [`${rest.name} ${id}`];
      }),
    );
  }
}
