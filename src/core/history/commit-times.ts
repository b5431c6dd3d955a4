// The current time on the change channel, which has no clock of its own. Commits give it. Their dates may be out of
// order or wrong.

import type { UtcTime } from "../registry/definition.ts";
import { type MisdatedCommit, misdated } from "./commit-dates.ts";
import type { CommitFacts } from "./entry.ts";

export interface Clock {
  /** The current time. */
  now: UtcTime;
  /**
   * Whether to accept commits from the future because they are published: what was reported by their dates stays.
   * Otherwise their dates are ignored.
   */
  believesAll?: boolean;
}

/** JSON, to continue from later. It is only saved if no commit so far was ahead of the clock. */
export interface SavedTimes {
  /** The latest date of a commit; undefined before the first one. */
  now?: UtcTime;
  /** The date of the last commit; undefined before the first one. */
  last?: UtcTime;
  misdated?: readonly MisdatedCommit[];
}

export class CommitTimes {
  readonly #clock: Clock | undefined;
  #now: UtcTime = "";
  #claimed: UtcTime = "";
  #last: UtcTime = "";
  readonly #misdated: MisdatedCommit[] = [];

  /** Without a clock, every date is accepted. */
  constructor(clock: Clock | undefined) {
    this.#clock = clock;
  }

  /** The latest date of an accepted commit; "" before the first one. */
  get now(): UtcTime {
    return this.#now;
  }

  /** The latest date that any commit claims. */
  get claimed(): UtcTime {
    return this.#claimed;
  }

  /** The commits with a date in the future, and those that change definitions and are dated well before a parent. */
  get misdated(): readonly MisdatedCommit[] {
    return this.#misdated;
  }

  /** Adds a commit. Give each commit after its parent. */
  add(commit: CommitFacts, changesDefinitions: boolean): void {
    const { at } = commit;
    const clock = this.#clock;
    const fault = clock && misdated(commit, this.#last === "" ? [] : [this.#last], clock.now);
    if (fault && (fault.is === "ahead" || changesDefinitions)) this.#misdated.push(fault);
    this.#last = at;
    if (at > this.#claimed) this.#claimed = at;
    const isBelieved = fault?.is !== "ahead" || clock?.believesAll;
    if (isBelieved && at > this.#now) this.#now = at;
  }

  save(): SavedTimes {
    if (this.#last === "") return {};
    const misdated = this.#misdated.length === 0 ? {} : { misdated: this.#misdated };
    return { now: this.#now, last: this.#last, ...misdated };
  }

  restore({ now = "", last = "", misdated = [] }: SavedTimes): void {
    [this.#now, this.#claimed, this.#last] = [now, now, last];
    this.#misdated.push(...misdated);
  }
}
