// Everything that a coalition has announced, each announcement once, in its last state. Calendars, the list of
// upcoming changes and metrics are made from it. It is derived from the chain alone, without a clock.

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

/** An announcement as of its newest entry. */
interface EventFacts extends AnnouncedChange {
  /** With seconds. */
  at: UtcTime;
  /**
   * The fingerprint from then on; absent if it stays the same, is not known, or the announcement ended without
   * effect.
   */
  next?: Id;
  breaking: boolean;
}

export interface AnnouncedEvent extends EventFacts {
  coalition: string;
  /** Never changes: the hash of the entry that announced it, and its subject. */
  key: string;
  first: Entry;
  /** The newest entry that changed any of these facts; `revision` counts such entries after the first. */
  last: Entry;
  revision: number;
  /** The log's changes about it. */
  changes: Change[];
}

type Chain = Pick<CoalitionView, "entries" | "ids" | "published">;

export interface AnnouncedEvents {
  /** In the order of their announcement. */
  events: readonly AnnouncedEvent[];
  /** The announcement that a change of an entry is about. Keys are compared by identity. */
  byChange: ReadonlyMap<Change, AnnouncedEvent>;
}

/** Views never change, so each result is derived once. */
const KNOWN = new WeakMap<Chain, AnnouncedEvents>();

export function announcedEvents(chain: Chain): AnnouncedEvents {
  const known = KNOWN.get(chain) ?? new EventLog(chain);
  KNOWN.set(chain, known);
  return known;
}

/** Whether it may still happen. */
export function isAwaited({ state }: Pick<EventFacts, "state">): boolean {
  return state === "announced" || state === "overdue";
}

class EventLog implements AnnouncedEvents {
  readonly events: AnnouncedEvent[] = [];
  readonly byChange = new Map<Change, AnnouncedEvent>();
  readonly #next: NextFingerprints;
  /** By subject: announcements that may still happen or be announced again. */
  readonly #open = new Map<string, AnnouncedEvent>();

  constructor(chain: Chain) {
    this.#next = new NextFingerprints(chain.ids);
    const first = firstAnnouncements(chain);
    for (const entry of chain.entries) this.#add(entry, entry.seq === 1 ? first : []);
  }

  /** `unsaid`: what the entry's version announces in addition to its changes. */
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

  /** Applies an announcement to its event, which may be a new one. */
  #take({ state, what, of }: AnnouncedChange, entry: Entry): AnnouncedEvent {
    const subject = subjectOf({ what });
    const at = withSeconds(isRetirement(what) ? what.at : what.effectiveAt);
    const event = this.#open.get(subject) ?? this.#begin(subject, entry, what);
    // An overdue one stays overdue if only its text is amended.
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

  /** Updates an event by the whole entry. Ended events stay as they are. */
  #settle(event: AnnouncedEvent, before: unknown, entry: Entry): void {
    const { what, of, at } = event;
    const known = this.#next.at(at, entry.seq);
    event.state = this.#stateOf(event);
    // Ended events keep what was announced.
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
