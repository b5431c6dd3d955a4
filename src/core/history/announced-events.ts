// Everything that a coalition ever announced, each announcement once, as the log left it: what calendars, the
// list of what is to come and metrics are made from. It follows from the chain alone, without a clock.

import type { Change } from "../changes/change.ts";
import { sameJson } from "../json.ts";
import type { Id, UtcTime } from "../registry/definition.ts";
import { withSeconds } from "../time.ts";
import { NextFingerprints, willBreak } from "./announced-breaks.ts";
import {
  type AnnouncedChange,
  announcedChange,
  isRetirement,
  RETIREMENT,
  subjectOf,
} from "./announced-changes.ts";
import type { Entry } from "./entry.ts";
import { firstAnnouncements } from "./first-announcements.ts";
import type { CoalitionView } from "./registry-view.ts";

/** What is announced, as its newest entry has it. */
interface EventFacts extends AnnouncedChange {
  /** With its seconds. */
  at: UtcTime;
  /** From then on; absent where it stays, is not known, or ended otherwise. */
  next?: Id;
  breaking: boolean;
}

export interface AnnouncedEvent extends EventFacts {
  coalition: string;
  /** The same permanently: the entry that announced it, and what it is about. */
  key: string;
  first: Entry;
  /** The newest entry that changed any of the facts, and how many did after the first. */
  last: Entry;
  revision: number;
  /** The changes of the log that are about it. */
  changes: Change[];
}

type Chain = Pick<CoalitionView, "entries" | "ids" | "published">;

export interface AnnouncedEvents {
  /** In the order in which they were announced. */
  events: readonly AnnouncedEvent[];
  /** By the change of an entry, the announcement that it is about, too: by identity. */
  byChange: ReadonlyMap<Change, AnnouncedEvent>;
}

/** A view is a value: what follows from it is worked out once. */
const KNOWN = new WeakMap<Chain, AnnouncedEvents>();

export function announcedEvents(chain: Chain): AnnouncedEvents {
  const known = KNOWN.get(chain) ?? new EventLog(chain);
  KNOWN.set(chain, known);
  return known;
}

/** Whether it may still come. */
export function isAwaited({ state }: Pick<EventFacts, "state">): boolean {
  return state === "announced" || state === "overdue";
}

class EventLog implements AnnouncedEvents {
  readonly events: AnnouncedEvent[] = [];
  readonly byChange = new Map<Change, AnnouncedEvent>();
  readonly #next: NextFingerprints;
  /** By subject, those that may still come, or come back. */
  readonly #open = new Map<string, AnnouncedEvent>();

  constructor(chain: Chain) {
    this.#next = new NextFingerprints(chain.ids);
    const first = firstAnnouncements(chain);
    for (const entry of chain.entries) this.#add(entry, entry.seq === 1 ? first : []);
  }

  /** `unsaid`: what the entry's version announces beyond its changes. */
  #add(entry: Entry, unsaid: readonly AnnouncedChange[]): void {
    const before = new Map([...this.#open].map(([subject, it]) => [subject, factsOf(it)]));
    for (const it of unsaid) this.#take(it, entry);
    for (const change of entry.changes) {
      const announced = announcedChange(change);
      if (!announced) continue;
      const event = this.#take(announced, entry);
      event.changes.push(change);
      this.byChange.set(change, event);
    }
    for (const [subject, event] of this.#open) this.#settle(event, before.get(subject), entry);
  }

  /** The event that an announcement belongs to, which may be a new one, with what the announcement says. */
  #take({ state, what, of }: AnnouncedChange, entry: Entry): AnnouncedEvent {
    const subject = subjectOf({ what });
    const at = withSeconds(isRetirement(what) ? what.at : what.effectiveAt);
    const event = this.#open.get(subject) ?? this.#begin(subject, entry, what);
    // One whose words alone are amended is as overdue as before.
    const isLate = event.state === "overdue" && state === "announced" && event.at === at;
    event.state = isLate ? "overdue" : state;
    event.at = at;
    event.what = what;
    if (of) event.of = of;
    return event;
  }

  #begin(subject: string, entry: Entry, what: AnnouncedChange["what"]): AnnouncedEvent {
    const event: AnnouncedEvent = {
      coalition: entry.coalition,
      key: `${entry.hash} ${subject}`,
      state: "announced",
      at: "",
      what,
      breaking: false,
      first: entry,
      last: entry,
      revision: -1,
      changes: [],
    };
    this.events.push(event);
    this.#open.set(subject, event);
    return event;
  }

  /** What follows from everything in the entry. What ended is not looked at again. */
  #settle(event: AnnouncedEvent, before: unknown, entry: Entry): void {
    const { what, of, at } = event;
    const known = this.#next.at(at, entry.seq);
    event.state = this.#stateOf(event);
    // What has ended is as it was announced.
    if (!before || isAwaited(event)) {
      event.breaking = isRetirement(what) || willBreak(what, of, known !== undefined);
    }
    const next =
      event.state === "carried-out" ? entry.fingerprint : isAwaited(event) ? known : undefined;
    if (next) event.next = next;
    else delete event.next;
    if (event.state === "carried-out" || event.state === "overtaken") {
      this.#open.delete(subjectOf(event));
    }
    if (before && sameJson(before, factsOf(event))) return;
    event.last = entry;
    event.revision++;
  }

  #stateOf(event: AnnouncedEvent): AnnouncedEvent["state"] {
    const { state, what, at } = event;
    if (isRetirement(what) || !(isAwaited(event) || state === "moot")) return state;
    const end = this.#open.get(RETIREMENT);
    if (end?.state === "announced" && end.at <= at) return "moot";
    return state === "moot" ? "announced" : state;
  }
}

function factsOf({ state, what, of, at, next, breaking }: AnnouncedEvent): unknown {
  return { state, what, of, at, next, breaking };
}
