// Which announcement a change is about, and the state it leaves it in.

import { announcementKey } from "../changes/announcements.ts";
import type { Change, ChangeKind } from "../changes/change.ts";
import type { Retirement, Upcoming } from "../registry/definition.ts";
import type { Part } from "../registry/parts.ts";

export type EventState =
  | "announced"
  | "overdue"
  | "carried-out"
  | "overtaken"
  | "withdrawn"
  /** It was announced for a time after the coalition's retirement. */
  | "moot";

export interface AnnouncedChange {
  state: EventState;
  /** A retirement is the coalition's own; no notice announces it. */
  what: Upcoming | Retirement;
  /** The part that has the id; absent for the coalition's own retirement, and if no part has the id. */
  of?: Part;
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

/** The announcement after the change, or before it if the change ends it. */
export function announcedChange({ kind, before, after, of }: Change): AnnouncedChange | undefined {
  const state = STATES[kind];
  const what = (after ?? before) as Upcoming | Retirement | null;
  return state && what ? { state, what, ...(of && { of }) } : undefined;
}

export function isRetirement(what: Upcoming | Retirement): what is Retirement {
  return "at" in what;
}

export const RETIREMENT = "retirement";

/** Stays the same when amended. A coalition retires once; everything else is identified by notice, kind and id. */
export function subjectOf({ what }: Pick<AnnouncedChange, "what">): string {
  return isRetirement(what) ? RETIREMENT : announcementKey(what);
}
