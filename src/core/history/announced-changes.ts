// Which announcement a change is about, and as what it leaves it.

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
  /** It was announced for a time after the coalition's end. */
  | "moot";

export interface AnnouncedChange {
  state: EventState;
  /** A retirement is the coalition's own, which no notice announces. */
  what: Upcoming | Retirement;
  /** The part that has the id; absent of the coalition's own retirement, and where no part has it. */
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

/** The announcement as the change leaves it, or as it was where the change ends it. */
export function announcedChange({ kind, before, after, of }: Change): AnnouncedChange | undefined {
  const state = STATES[kind];
  const what = (after ?? before) as Upcoming | Retirement | null;
  return state && what ? { state, what, ...(of && { of }) } : undefined;
}

export function isRetirement(what: Upcoming | Retirement): what is Retirement {
  return "at" in what;
}

export const RETIREMENT = "retirement";

/** The same however it is amended. A coalition retires once; anything else is known by its notice, kind and id. */
export function subjectOf({ what }: Pick<AnnouncedChange, "what">): string {
  return isRetirement(what) ? RETIREMENT : announcementKey(what);
}
