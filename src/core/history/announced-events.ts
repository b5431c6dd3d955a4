// Everything that a coalition ever announced, each announcement once, as the log left it: what calendars, the
// list of what is to come and metrics are made from. It follows from the chain alone, without a clock.

import { partsByAnnounced } from "../changes/announcements.ts";
import { type Change, type ChangeKind, TELLS_ANNOUNCEMENT } from "../changes/change.ts";
import { sameJson } from "../json.ts";
import type { Id, Retirement, Upcoming, UtcTime } from "../registry/definition.ts";
import type { Part } from "../registry/parts.ts";
import { withSeconds } from "../time.ts";
import { NextFingerprints, willBreak } from "./announced-breaks.ts";
import type { Entry } from "./entry.ts";
import type { CoalitionView } from "./registry-view.ts";

export type EventState =
  | "announced"
  | "overdue"
  | "carried-out"
  | "overtaken"
  | "withdrawn"
  /** It was announced for a time after the coalition's end. */
  | "moot";

/** What is announced, as its newest entry has it. */
interface EventFacts {
  state: EventState;
  /** With its seconds. */
  at: UtcTime;
  /** A retirement is the coalition's own, which no notice announces. */
  what: Upcoming | Retirement;
  /** The part that has the id; absent of the coalition's own retirement, and where no part has it. */
  of?: Part;
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

const STATES: Partial<Record<ChangeKind, EventState>> = {
  announced: "announced",
  amended: "announced",
  "announcement-withdrawn": "withdrawn",
  "announcement-fulfilled": "carried-out",
  "announcement-overtaken": "overtaken",
  overdue: "overdue",
  retired: "announced",
  "retirement-amended": "announced",
  "retirement-withdrawn": "withdrawn",
};

type Chain = Pick<CoalitionView, "name" | "entries" | "ids" | "published">;

/** By the change of an entry, the announcement that it is about, too: by identity. */
export interface AnnouncedEvents {
  events: readonly AnnouncedEvent[];
  byChange: ReadonlyMap<Change, AnnouncedEvent>;
}

const KNOWN = new WeakMap<Chain, AnnouncedEvents>();

/** In the order in which they were announced. Worked out once for each view of a coalition. */
export function announcedEvents(chain: Chain): AnnouncedEvents {
  const known = KNOWN.get(chain) ?? eventsOf(chain);
  KNOWN.set(chain, known);
  return known;
}

export function isRetirement(what: Upcoming | Retirement): what is Retirement {
  return "at" in what;
}

/** Whether it may still come. */
export function isAwaited({ state }: Pick<EventFacts, "state">): boolean {
  return state === "announced" || state === "overdue";
}

function eventsOf(chain: Chain): AnnouncedEvents {
  const { entries } = chain;
  const log = new EventLog(chain);
  for (const entry of entries) log.add(entry);
  return log;
}

class EventLog implements AnnouncedEvents {
  readonly events: AnnouncedEvent[] = [];
  readonly byChange = new Map<Change, AnnouncedEvent>();
  readonly #next: NextFingerprints;
  /** What the coalition's first version had announced: its entry says only that it was published. */
  readonly #fromTheFirst: readonly Told[];
  /** By what they are about, the newest announcement. */
  readonly #newest = new Map<string, AnnouncedEvent>();
  /** Those that may still come, or come back. */
  readonly #open = new Set<AnnouncedEvent>();
  #retirement: AnnouncedEvent | undefined;
  readonly #settled = new Map<AnnouncedEvent, EventFacts>();

  constructor(chain: Chain) {
    this.#next = new NextFingerprints(chain.ids);
    this.#fromTheFirst = announcedByTheFirst(chain);
  }

  add(entry: Entry): void {
    const touched = new Set<AnnouncedEvent>();
    if (entry.seq === 1) {
      for (const told of this.#fromTheFirst) touched.add(this.#take(told, "announced", entry));
    }
    for (const change of entry.changes) {
      const state = STATES[change.kind];
      const told = state && toldBy(change);
      if (!told) continue;
      const event = this.#take(told, state, entry);
      event.changes.push(change);
      this.byChange.set(change, event);
      touched.add(event);
    }
    for (const event of new Set([...this.#open, ...touched])) this.#settle(event, entry);
  }

  /** The event that is told of, which may be a new one, with what is told of it. */
  #take({ what, of }: Told, state: EventState, entry: Entry): AnnouncedEvent {
    const about = aboutWhat(what);
    const at = withSeconds(isRetirement(what) ? what.at : what.effectiveAt);
    const earlier = this.#newest.get(about);
    const event = earlier && this.#open.has(earlier) ? earlier : this.#begin(about, entry, what);
    // One whose words alone are amended is as overdue as before.
    const isLate = event.state === "overdue" && state === "announced" && event.at === at;
    event.state = isLate ? "overdue" : state;
    event.at = at;
    event.what = what;
    if (of) event.of = of;
    if (isRetirement(what)) this.#retirement = event;
    return event;
  }

  #begin(about: string, entry: Entry, what: Upcoming | Retirement): AnnouncedEvent {
    const event: AnnouncedEvent = {
      coalition: entry.coalition,
      key: `${entry.hash} ${about}`,
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
    this.#newest.set(about, event);
    this.#open.add(event);
    return event;
  }

  /** What follows from everything in the entry. What ended is not looked at again. */
  #settle(event: AnnouncedEvent, entry: Entry): void {
    const { at, what, of } = event;
    const before = this.#settled.get(event);
    const state = this.#stateOf(event);
    const told = this.#next.at(at, entry.seq);
    const next =
      state === "carried-out" ? entry.fingerprint : isAwaited({ state }) ? told : undefined;
    const breaks = isRetirement(what) || willBreak(what, of, told !== undefined);
    // What has ended is as it was announced.
    const breaking = isAwaited({ state }) ? breaks : (before?.breaking ?? breaks);
    const facts: EventFacts = {
      state,
      at,
      what,
      breaking,
      ...(of && { of }),
      ...(next && { next }),
    };
    if (state === "carried-out" || state === "overtaken") this.#open.delete(event);
    if (before && sameJson(before, facts)) return;
    this.#settled.set(event, facts);
    event.state = state;
    event.breaking = breaking;
    if (next) event.next = next;
    else delete event.next;
    event.last = entry;
    event.revision++;
  }

  #stateOf(event: AnnouncedEvent): EventState {
    const { state, what, at } = event;
    if (isRetirement(what) || !(isAwaited(event) || state === "moot")) return state;
    const end = this.#retirement;
    if (end?.state === "announced" && end.at <= at) return "moot";
    return state === "moot" ? "announced" : state;
  }
}

interface Told {
  what: Upcoming | Retirement;
  of?: Part;
}

function toldBy({ kind, before, after, of }: Change): Told | undefined {
  const what = (after ?? before) as Upcoming | Retirement | null;
  if (!what || !(TELLS_ANNOUNCEMENT.has(kind) || isRetirement(what))) return undefined;
  return { what, ...(of && { of }) };
}

/** A coalition retires once; anything else is known by its notice, kind and id. */
function aboutWhat(what: Upcoming | Retirement): string {
  return isRetirement(what) ? "retirement" : `${what.notice} ${what.kind} ${what.id}`;
}

/** What later entries, or what is published now, have of announcements that no entry made. */
function announcedByTheFirst({ entries, published }: Chain): Told[] {
  const found = new Map<string, Told>();
  const made = new Set<string>();
  const take = (told: Told) => {
    const about = aboutWhat(told.what);
    if (!made.has(about) && !found.has(about)) found.set(about, told);
  };
  for (const { changes } of entries) {
    for (const change of changes) {
      const told =
        STATES[change.kind] && toldBy({ ...change, after: change.before ?? change.after });
      if (!told) continue;
      if (change.kind === "announced" || change.kind === "retired") made.add(aboutWhat(told.what));
      else take(told);
    }
  }
  if (!published) return [...found.values()];
  const partOf = partsByAnnounced(published);
  for (const what of published.upcoming ?? []) take({ what, ...partOf(what) });
  if (published.retirement) take({ what: published.retirement });
  return [...found.values()];
}
