// The whole published history: every chain, gathered commit by commit from the change log. It can be saved as JSON at
// any commit and continued from there.

import type { Definition } from "../registry/definition.ts";
import {
  ChangeLog,
  type Commit,
  type Publication,
  type SavedLog,
  type Skipped,
} from "./change-log.ts";
import type { MisdatedCommit } from "./commit-dates.ts";
import type { Clock } from "./commit-times.ts";
import type { Entry } from "./entry.ts";
import { type IdSpan, IdSpans, movesIds } from "./id-spans.ts";
import type { Rewriting } from "./rewriting.ts";

/** What one coalition has published. */
export interface PublishedChain {
  name: string;
  /** The definition published last. */
  definition: Definition;
  /** Oldest first; never empty. */
  entries: Entry[];
  /** The ids of its definitions, each from which entry to which. */
  ids: IdSpans;
}

/** A history up to a commit. */
export interface SavedHistory {
  log: SavedLog;
  /** All chains, in the order of the history. */
  entries: Entry[];
  skipped: Skipped[];
  /** The ids of each coalition with entries. */
  ids: SavedIds[];
}

export interface SavedIds {
  name: string;
  spans: IdSpan[];
}

export class History {
  readonly #log: ChangeLog;
  readonly #chains = new Map<string, PublishedChain>();
  readonly #entries: Entry[] = [];
  readonly #skipped: Skipped[] = [];

  /** `rewritings` are those that the published chains report. Without a clock, every date is accepted. */
  constructor(rewritings: readonly Rewriting[] = [], clock?: Clock) {
    this.#log = new ChangeLog(rewritings, clock);
  }

  static restore(
    { log, entries, skipped, ids }: SavedHistory,
    rewritings: readonly Rewriting[],
    clock?: Clock,
  ): History {
    const history = new History(rewritings, clock);
    history.#log.restore(log, entries);
    const definitions = new Map(log.coalitions.map(({ name, definition }) => [name, definition]));
    for (const entry of entries) {
      const definition = definitions.get(entry.coalition);
      if (definition) history.#remember(entry, definition);
    }
    for (const { name, spans } of ids) {
      const chain = history.#chains.get(name);
      if (chain) chain.ids = IdSpans.restore(spans);
    }
    history.#skipped.push(...skipped);
    return history;
  }

  /** Adds a commit. Give each commit after its parent. */
  add(commit: Commit): void {
    for (const result of this.#log.add(commit)) {
      if (result.type === "skipped") this.#skipped.push(result);
      else this.#publish(result);
    }
  }

  /** Makes the channel report a rewriting that is decided on now, at the last commit; returns the entry. */
  addRewriting(rewriting: Rewriting): Entry | undefined {
    const publication = this.#log.addRewriting(rewriting);
    if (publication) this.#publish(publication);
    return publication?.entry;
  }

  /** By coalition name. */
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

  /** The commits with impossible dates, oldest first. */
  get misdated(): readonly MisdatedCommit[] {
    return this.#log.misdated;
  }

  save(): SavedHistory {
    const ids = [...this.#chains.values()].map(({ name, ids }) => ({ name, spans: ids.spans() }));
    return { log: this.#log.save(), entries: this.#entries, skipped: this.#skipped, ids };
  }

  #publish({ entry, definition }: Publication): void {
    const { ids } = this.#remember(entry, definition);
    if (entry.changes.some(movesIds)) ids.add(definition, entry.seq);
  }

  #remember(entry: Entry, definition: Definition): PublishedChain {
    const { coalition: name } = entry;
    const chain = this.#chains.get(name) ?? { name, definition, entries: [], ids: new IdSpans() };
    chain.definition = definition;
    chain.entries.push(entry);
    this.#chains.set(name, chain);
    this.#entries.push(entry);
    return chain;
  }
}
