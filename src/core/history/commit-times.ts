// What time it is on the change channel, which has no clock of its own: as its commits say, which need not be in
// order, and of which some may be misdated.

import type { UtcTime } from "../registry/definition.ts";
import { type MisdatedCommit, misdated } from "./commit-dates.ts";
import type { CommitFacts } from "./entry.ts";

export interface Clock {
  /** The present time. */
  now: UtcTime;
  /**
   * Whether commits that are ahead of it are believed, since they are published: what was told by their dates
   * stays. Others tell nobody what time it is.
   */
  believesAll?: boolean;
}

/** JSON, to go on from later; only of commits of which none was ahead of the clock. */
export interface SavedTimes {
  /** The latest time that a commit had; undefined before the first one. */
  now?: UtcTime;
  /** The time that the last commit had; undefined before the first one. */
  last?: UtcTime;
  misdated?: readonly MisdatedCommit[];
}

export class CommitTimes {
  readonly #clock: Clock | undefined;
  #now: UtcTime = "";
  #claimed: UtcTime = "";
  #last: UtcTime = "";
  readonly #misdated: MisdatedCommit[] = [];

  /** Without a clock, every date is believed, and none is held to it. */
  constructor(clock: Clock | undefined) {
    this.#clock = clock;
  }

  /** The latest time of a commit that is believed; "" before the first one. */
  get now(): UtcTime {
    return this.#now;
  }

  /** The latest time that a commit claims. */
  get claimed(): UtcTime {
    return this.#claimed;
  }

  /** The commits that are ahead of the clock, and of those that change definitions, those well before another. */
  get misdated(): readonly MisdatedCommit[] {
    return this.#misdated;
  }

  /** Takes the child of the commit that was taken before it. */
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
