// The whole history as it is published: every chain, gathered commit by commit from the change log.
// It can be saved at any commit, as JSON, and go on from there later.

import type { Definition } from "../definition.ts";
import { ChangeLog, type Commit, type Publication, type Skipped } from "./change-log.ts";
import type { Entry } from "./entry.ts";
import type { Rewriting } from "./rewriting.ts";
import type { SavedLog } from "./saved-log.ts";

/** What was published of one coalition. */
export interface PublishedChain {
  name: string;
  /** As it was published last. */
  definition: Definition;
  /** Oldest first; never empty. */
  entries: Entry[];
}

/** A history up to a commit. */
export interface SavedHistory {
  log: SavedLog;
  /** All chains, in the order of the history. */
  entries: Entry[];
  skipped: Skipped[];
}

export class History {
  readonly #log: ChangeLog;
  readonly #chains = new Map<string, PublishedChain>();
  readonly #entries: Entry[] = [];
  readonly #skipped: Skipped[] = [];

  /** `rewritings` are those that the published chains tell of. */
  constructor(rewritings: readonly Rewriting[] = []) {
    this.#log = new ChangeLog(rewritings);
  }

  static restore(
    { log, entries, skipped }: SavedHistory,
    rewritings: readonly Rewriting[],
  ): History {
    const history = new History(rewritings);
    history.#log.restore(log, entries);
    const definitions = new Map(log.coalitions.map(({ name, definition }) => [name, definition]));
    for (const entry of entries) {
      const definition = definitions.get(entry.coalition);
      if (definition) history.#remember(entry, definition);
    }
    history.#skipped.push(...skipped);
    return history;
  }

  /** Takes the commit that follows the one given before it. */
  add(commit: Commit): void {
    for (const result of this.#log.add(commit)) {
      if (result.type === "skipped") this.#skipped.push(result);
      else this.#publish(result);
    }
  }

  /** Has the channel tell of a rewriting that is decided on now, at the last commit. */
  tellRewritten(rewriting: Rewriting): void {
    const publication = this.#log.tellRewritten(rewriting);
    if (publication) this.#publish(publication);
  }

  /** By the coalition's name. */
  get chains(): ReadonlyMap<string, PublishedChain> {
    return this.#chains;
  }

  /** All chains, in the order of the history. */
  get entries(): readonly Entry[] {
    return this.#entries;
  }

  get skipped(): readonly Skipped[] {
    return this.#skipped;
  }

  save(): SavedHistory {
    return { log: this.#log.save(), entries: this.#entries, skipped: this.#skipped };
  }

  #publish({ entry, definition }: Publication): void {
    this.#remember(entry, definition);
  }

  #remember(entry: Entry, definition: Definition): void {
    const chain = this.#chains.get(entry.coalition);
    if (chain) {
      chain.definition = definition;
      chain.entries.push(entry);
    } else {
      const { coalition: name } = entry;
      this.#chains.set(name, { name, definition, entries: [entry] });
    }
    this.#entries.push(entry);
  }
}
